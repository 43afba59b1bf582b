<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>AboutModelDialog</name>
    <message>
        <source>About this model</source>
        <translation>À propos de ce modèle</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Fiche du modèle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Version {version}, {precision}, {architecture}.</source>
        <translation>Version {version}, {precision}, {architecture}.</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>Paquet {digits}</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Usage prévu</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>When it does not report</source>
        <translation>Quand il ne rend pas de réponse</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>Comment il a été évalué</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer of this model.</source>
        <translation>La fiche ne contient aucune preuve&#xa0;: ne vous fiez à aucune réponse de ce modèle.</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>Ce dont il a appris</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>La fiche n’en cite aucune&#xa0;; pourtant, aucun modèle n’est sans limites.</translation>
    </message>
    <message>
        <source>Below a probability of {share}, and when a field is out of focus, too dark or too bright, of unknown proportions, or outside what the model knows.</source>
        <translation>En dessous d’une probabilité de {share}, et quand un champ est flou, trop sombre ou trop clair, de proportions inhabituelles, ou hors de ce que le modèle connaît.</translation>
    </message>
    <message>
        <source>{name}: {count} images ({counts}); {kind} split, {train} to train, {validation} to validate, {test} to test. Started from {start}.</source>
        <translation>{name}&#xa0;: {count} images ({counts})&#xa0;; répartition {kind}, {train} pour entraîner, {validation} pour valider, {test} pour tester. Point de départ&#xa0;: {start}.</translation>
    </message>
    <message>
        <source>{subset}, {count} images</source>
        <translation>{subset}, {count} images</translation>
    </message>
    <message>
        <source>Accuracy {accuracy} (95 % interval {low} to {high}); not reported {withheld}; agrees with the trained model on {agreement}.</source>
        <translation>Exactitude {accuracy} (IC à 95&#xa0;% de {low} à {high})&#xa0;; non rendues {withheld}&#xa0;; concordance avec le modèle entraîné {agreement}.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>Trouvées (rappel)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>Justes (précision)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Accuracy under other colour, light and focus:</source>
        <translation>Exactitude avec d’autres couleurs, lumières et mises au point&#xa0;:</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement of two readers</source>
        <translation>Concordance de deux lecteurs</translation>
    </message>
    <message>
        <source>Comparing{dots}</source>
        <translation>Comparaison{dots}</translation>
    </message>
    <message>
        <source>There is no image that both readers answered</source>
        <translation>Aucune image n’a reçu de réponse des deux lecteurs</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value}, too even for an interval; {same}</source>
        <translation>{what}&#xa0;: kappa de Cohen {value}, réponses trop uniformes pour un intervalle&#xa0;; {same}</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value} (95 % interval {low} to {high}); {same}</source>
        <translation>{what}&#xa0;: kappa de Cohen {value} (IC à 95&#xa0;% de {low} à {high})&#xa0;; {same}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} et {second}</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Toutes les réponses</translation>
    </message>
    <message>
        <source>Where both named a class</source>
        <translation>Classe nommée par les deux</translation>
    </message>
    <message>
        <source>As it was when the second reading was closed, {time}. What is settled since changes nothing.</source>
        <translation>État à la clôture de la seconde lecture, {time}. Ce qui est tranché depuis n’y change rien.</translation>
    </message>
    <message>
        <source>Kappa is 1 for complete agreement and 0 for what chance would bring about. Images of one case are alike, so the interval is rather too narrow.</source>
        <translation>Un kappa de 1 correspond à une concordance complète, 0 à ce que donnerait le hasard. Les images d’un même cas se ressemblent&#xa0;: l’intervalle est donc plutôt trop étroit.</translation>
    </message>
    <message>
        <source>{what}: {same}; no kappa, as both gave one and the same answer throughout</source>
        <translation>{what}&#xa0;: {same}&#xa0;; pas de kappa, car les deux ont partout donné une seule et même réponse</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>{first} and {second}: {count}</source>
        <translation>{first} et {second}&#xa0;: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n answered differently</source>
        <translation>
            <numerusform>%n réponse différente</numerusform>
            <numerusform>%n réponses différentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled since</source>
        <translation>
            <numerusform>%n tranchée depuis</numerusform>
            <numerusform>%n tranchées depuis</numerusform>
        </translation>
    </message>
    <message>
        <source>(the first {count} shown)</source>
        <translation>(les {count} premières affichées)</translation>
    </message>
    <message>
        <source>The answers cannot be compared</source>
        <translation>Les réponses ne peuvent pas être comparées</translation>
    </message>
    <message>
        <source>Rows: first reader. Columns: second reader.</source>
        <translation>Lignes&#xa0;: premier lecteur. Colonnes&#xa0;: second lecteur.</translation>
    </message>
    <message>
        <source>Images answered differently</source>
        <translation>Images aux réponses différentes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Enter or a double click shows one, to be settled.</source>
        <translation>Entrée (Enter) ou un double-clic affiche une image, pour trancher.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>95 % set</source>
        <translation>Ensemble à 95&#xa0;%</translation>
    </message>
    <message>
        <source>Holds the true class in 95 of 100 images like those of the calibration.</source>
        <translation>Contient la vraie classe pour 95 images sur 100 semblables à celles de la calibration.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>About this model and its limits</source>
        <translation>Ce modèle et ses limites</translation>
    </message>
    <message>
        <source>What the model was made for, what it cannot do, how it was measured</source>
        <translation>À quoi sert le modèle, ce qu’il ne peut pas faire, comment il a été évalué</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>Probabilité de chaque classe</translation>
    </message>
    <message>
        <source>Considered, not reported</source>
        <translation>Envisagées, non rendues</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
</context>
<context>
    <name>BarKey</name>
    <message>
        <source>reported</source>
        <translation>rendues</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>non rendues</translation>
    </message>
</context>
<context>
    <name>CardTables</name>
    <message>
        <source>Truth ↓  model says</source>
        <translation>Vérité ↓  selon le modèle</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>Par classe</translation>
    </message>
    <message>
        <source>Other colour and light</source>
        <translation>Couleur et lumière</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Seuils</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Conversion</translation>
    </message>
    <message>
        <source>Under this change</source>
        <translation>Avec cette variation</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>May be set</source>
        <translation>Réglable</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>The card carries no confusion matrix of its classes.</source>
        <translation>La fiche ne contient pas de matrice de confusion de ses classes.</translation>
    </message>
    <message>
        <source>Measured on {count} images of the part {subset}, which taught the model nothing.</source>
        <translation>Mesuré sur {count} images du sous-ensemble {subset}, dont le modèle n’a rien appris.</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>maligne</translation>
    </message>
    <message>
        <source>not malignant</source>
        <translation>non maligne</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Malignité</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>Trouvées (rappel)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>Justes (précision)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>{count} to train</source>
        <translation>{count} pour entraîner</translation>
    </message>
    <message>
        <source>{count} to validate</source>
        <translation>{count} pour valider</translation>
    </message>
    <message>
        <source>{count} to calibrate</source>
        <translation>{count} pour calibrer</translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation>{count} pour tester</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>Ce dont il a appris</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Point de départ</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sans nom</translation>
    </message>
    <message>
        <source>{name}, {epochs} epochs, seed {seed}</source>
        <translation>{name}, {epochs} époques, graine {seed}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>ÉCHEC</translation>
    </message>
    <message>
        <source>FAILED, and was allowed to</source>
        <translation>ÉCHEC, toléré</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Check against the trained model</source>
        <translation>Vérification par rapport au modèle entraîné</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Use as default</source>
        <translation>Définir par défaut</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autotest</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Damaged model</source>
        <translation>Modèle endommagé</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>Paquet {digits}</translation>
    </message>
    <message>
        <source>Install its file again, or remove it.</source>
        <translation>Réinstallez son fichier, ou supprimez-le.</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>Réinstallez SmearScope.</translation>
    </message>
    <message>
        <source>This model is damaged: {fault}.</source>
        <translation>Ce modèle est endommagé&#xa0;: {fault}.</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn sample(s) answered</source>
        <translation>
            <numerusform>%n échantillon dessiné a reçu une réponse</numerusform>
            <numerusform>%n échantillons dessinés ont reçu une réponse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read, on purpose</source>
        <translation>
            <numerusform>%n volontairement illisible</numerusform>
            <numerusform>%n volontairement illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>The self-test holds: files and golden outputs are as they should be, by {runtime}</source>
        <translation>Autotest réussi&#xa0;: fichiers et sorties de référence sont conformes, avec {runtime}</translation>
    </message>
    <message>
        <source>The self-test failed. Do not screen with this model on this computer.</source>
        <translation>L’autotest a échoué. N’utilisez pas ce modèle pour analyser sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Arrêter le test</translation>
    </message>
    <message>
        <source>It ships with SmearScope and cannot be removed</source>
        <translation>Il est fourni avec SmearScope et ne peut pas être supprimé</translation>
    </message>
    <message>
        <source>It is the default; use another one as the default first</source>
        <translation>C’est le modèle par défaut&#xa0;; choisissez-en d’abord un autre par défaut</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer.</source>
        <translation>La fiche ne contient aucune preuve&#xa0;: ne vous fiez à aucune réponse.</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>La fiche n’en cite aucune&#xa0;; pourtant, aucun modèle n’est sans limites.</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Usage prévu</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature numérique</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Fiche du modèle</translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Review this case</source>
        <translation>Relire ce cas</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Withdraw the sign-off</source>
        <translation>Retirer la signature</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n illisible</numerusform>
            <numerusform>%n illisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to be screened</source>
        <translation>
            <numerusform>%n reste à analyser</numerusform>
            <numerusform>%n restent à analyser</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share as reported by the model: {share}</source>
        <translation>Part d’images malignes selon les réponses rendues par le modèle&#xa0;: {share}</translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>Part d’images malignes avec les réponses des relecteurs&#xa0;: {share}</translation>
    </message>
    <message>
        <source>Reviewers agree with {same} of {all} reported answers they looked at.</source>
        <translation>Les relecteurs sont d’accord avec {same} des {all} réponses rendues qu’ils ont vues.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Relecteurs</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>Sans classe</translation>
    </message>
    <message>
        <source>A second reader is at work: the first reader&apos;s answers and sign-offs are hidden.</source>
        <translation>Une seconde lecture est en cours&#xa0;: les réponses et signatures du premier lecteur sont masquées.</translation>
    </message>
    <message>
        <source>Signed off by {name} at {time}</source>
        <translation>Signé par {name} le {time}</translation>
    </message>
    <message>
        <source>The sign-off was withdrawn: {reason}</source>
        <translation>La signature a été retirée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>A second reader is at work. Sign off when the second reading is closed.</source>
        <translation>Une seconde lecture est en cours. Signez lorsqu’elle sera close.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) still to be screened before it can be signed off.</source>
        <translation>
            <numerusform>%n image reste à analyser avant que le cas puisse être signé.</numerusform>
            <numerusform>%n images restent à analyser avant que le cas puisse être signé.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder was not searched to its end. Resume the run before signing off.</source>
        <translation>Le dossier n’a pas été parcouru jusqu’au bout. Reprenez la série avant de signer.</translation>
    </message>
    <message numerus="yes">
        <source>%n to review before it can be signed off.</source>
        <translation>
            <numerusform>%n image à relire avant que le cas puisse être signé.</numerusform>
            <numerusform>%n images à relire avant que le cas puisse être signé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it could be read, so nobody has looked at it. It can be signed off.</source>
        <translation>Rien n’a pu y être lu, personne ne l’a donc regardé. Il peut être signé.</translation>
    </message>
    <message>
        <source>Nothing in it needs a second look. It can be signed off.</source>
        <translation>Rien n’y demande un second regard. Le cas peut être signé.</translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed. It can be signed off.</source>
        <translation>
            <numerusform>Tout est relu (%n image). Le cas peut être signé.</numerusform>
            <numerusform>Tout est relu (%n images). Le cas peut être signé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Most suspicious images</source>
        <translation>Images les plus suspectes</translation>
    </message>
    <message>
        <source>Most suspicious</source>
        <translation>Les plus suspectes</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Filter by case</source>
        <translation>Filtrer par cas</translation>
    </message>
    <message>
        <source>Agreement of two readers</source>
        <translation>Concordance de deux lecteurs</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>Pas encore de cas</translation>
    </message>
    <message>
        <source>A case is a sub-folder of the screened folder. Open a run, or screen a folder.</source>
        <translation>Un cas est un sous-dossier du dossier analysé. Ouvrez une série, ou analysez un dossier.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Ouvrir une série</translation>
    </message>
    <message>
        <source>{name} signed off {case}</source>
        <translation>{name} a signé le cas {case}</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn</source>
        <translation>La signature du cas {case} a été retirée</translation>
    </message>
    <message>
        <source>{signed} of {all} cases signed off</source>
        <translation>Cas signés&#xa0;: {signed} sur {all}</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Rendues</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Malignant</source>
        <translation>Malignes</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>À relire</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message numerus="yes">
        <source>all %n done</source>
        <translation>
            <numerusform>tout relu (%n)</numerusform>
            <numerusform>tout relu (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>{left} of {all}</source>
        <translation>{left} sur {all}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirée</translation>
    </message>
</context>
<context>
    <name>ChartsDialog</name>
    <message>
        <source>Charts of {folder}</source>
        <translation>Graphiques&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Toutes les classes</translation>
    </message>
    <message>
        <source>{count} of {total} images ({share}) have a stain unlike the model&apos;s training images.</source>
        <translation>Images dont la coloration diffère de celle des images d’entraînement du modèle&#xa0;: {count} sur {total} ({share}).</translation>
    </message>
    <message numerus="yes">
        <source>A square stands for %Ln image(s) in the order in which they were screened.</source>
        <translation>
            <numerusform>Un carré représente %Ln image, dans l’ordre d’analyse.</numerusform>
            <numerusform>Un carré représente %Ln images, dans l’ordre d’analyse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases with the most</source>
        <translation>Cas les plus concernés</translation>
    </message>
    <message>
        <source>No case has any</source>
        <translation>Aucun cas concerné</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} sur {total}</translation>
    </message>
    <message>
        <source>Show the case {name} in the results</source>
        <translation>Afficher le cas {name} dans les résultats</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Images par classe</translation>
    </message>
    <message>
        <source>How sure the model was</source>
        <translation>Confiance du modèle</translation>
    </message>
    <message>
        <source>Stain of the run</source>
        <translation>Coloration de la série</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Validate the model on your own images</source>
        <translation>Valider le modèle sur vos propres images</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Progress of the validation</source>
        <translation>Progression de la validation</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Looking into {folder}</source>
        <translation>Examen de {folder}</translation>
    </message>
    <message>
        <source>Validating on {folder}</source>
        <translation>Validation sur {folder}</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>Arrêt après cette image</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>En attente de la fin de la tâche en cours</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Vérification du modèle</translation>
    </message>
    <message>
        <source>Counting the images</source>
        <translation>Décompte des images</translation>
    </message>
    <message>
        <source>Counting the answers and writing the report</source>
        <translation>Décompte des réponses et rédaction du rapport</translation>
    </message>
    <message>
        <source>{count} images found so far</source>
        <translation>Images trouvées jusqu’ici&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was screened.</source>
        <translation>Arrêté. Rien n’a été analysé.</translation>
    </message>
    <message>
        <source>Cancelled. {done} of {total} images are screened and kept; starting again goes on with them.</source>
        <translation>Arrêté. Images analysées et conservées&#xa0;: {done} sur {total}&#xa0;; en relançant, la validation repart de là.</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>Il s’agit d’un défaut de SmearScope. Vos images ont seulement été lues&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The model was changed meanwhile: {model} answers now. Look over the classes again.</source>
        <translation>Le modèle a changé entre-temps&#xa0;: {model} répond désormais. Vérifiez à nouveau les classes.</translation>
    </message>
    <message>
        <source>This folder cannot be validated with</source>
        <translation>Ce dossier ne permet pas de validation</translation>
    </message>
    <message>
        <source>Drop a folder here that holds one folder for each class, such as Benign, Early Pre-B, Pre-B and Pro-B, with images whose class is known in another way. SmearScope answers on each, compares, and writes a report with sensitivity, specificity, intervals and limits. Images stay where they are and are never changed.</source>
        <translation>Déposez ici un dossier contenant un dossier par classe, par exemple bénin (Benign), pré-B précoce (Early Pre-B), pré-B (Pre-B) et pro-B (Pro-B), avec des images dont la classe est connue par un autre moyen. SmearScope donne sa réponse pour chacune, compare, et rédige un rapport avec sensibilité, spécificité, intervalles et limites. Les images restent où elles sont et ne sont jamais modifiées.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>ClassChart</name>
    <message>
        <source>Images per class</source>
        <translation>Images par classe</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
    <message numerus="yes">
        <source>{total}, of which %Ln image(s) not reported</source>
        <translation>
            <numerusform>{total}, dont %Ln non rendue</numerusform>
            <numerusform>{total}, dont %Ln non rendues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassCounts</name>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
</context>
<context>
    <name>CloseReadingDialog</name>
    <message>
        <source>Close your second reading?</source>
        <translation>Clore votre seconde lecture&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n à relire</numerusform>
            <numerusform>%n à relire</numerusform>
        </translation>
    </message>
    <message>
        <source>Both readers&apos; answers are compared as they are now, and that figure stays. A closed reading is not opened again.</source>
        <translation>Les réponses des deux lecteurs sont comparées dans leur état actuel, et ce chiffre reste. Une lecture close n’est pas rouverte.</translation>
    </message>
</context>
<context>
    <name>CompareResult</name>
    <message>
        <source>Same class</source>
        <translation>Même classe</translation>
    </message>
    <message>
        <source>Share of the images that both could read with the same likeliest class</source>
        <translation>Part des images lues par les deux modèles avec la même classe la plus probable</translation>
    </message>
    <message>
        <source>Same side</source>
        <translation>Même malignité</translation>
    </message>
    <message>
        <source>Share of these that both call malignant, or both not malignant</source>
        <translation>Part de celles-ci que les deux disent malignes, ou que les deux disent non malignes</translation>
    </message>
    <message>
        <source>Same class where both report</source>
        <translation>Même classe, rendue par les deux</translation>
    </message>
    <message>
        <source>Share of the images that both reported with one class</source>
        <translation>Parmi les images dont la réponse est rendue par les deux modèles, part de celles de même classe</translation>
    </message>
    <message>
        <source>A says ↓  B says</source>
        <translation>Selon A ↓  selon B</translation>
    </message>
    <message>
        <source>Check a model on images whose classes are known</source>
        <translation>Contrôler un modèle sur des images de classe connue</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), pages and tiles compared.</source>
        <translation>
            <numerusform>%n image, page ou tuile comparée.</numerusform>
            <numerusform>%n images, pages et tuiles comparées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreement beyond chance (Cohen&apos;s kappa): {kappa}.</source>
        <translation>Concordance au-delà du hasard (kappa de Cohen)&#xa0;: {kappa}.</translation>
    </message>
    <message>
        <source>Reported by A only: {first}, by B only: {second}.</source>
        <translation>Rendues par A seul&#xa0;: {first}, par B seul&#xa0;: {second}.</translation>
    </message>
    <message numerus="yes">
        <source>%n left out, as they came, went or changed meanwhile.</source>
        <translation>
            <numerusform>%n exclue, car apparue, disparue ou modifiée entre-temps.</numerusform>
            <numerusform>%n exclues, car apparues, disparues ou modifiées entre-temps.</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Rendues</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
    <message>
        <source>Time of an answer</source>
        <translation>Temps par réponse</translation>
    </message>
    <message>
        <source>Different ({count})</source>
        <translation>Différentes ({count})</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>A says {first}, B says {second}: {count}</source>
        <translation>A répond {first}, B répond {second}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Images on which the models differ, the gravest first</source>
        <translation>Images sur lesquelles les modèles diffèrent, les plus graves en premier</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Différentes</translation>
    </message>
    <message>
        <source>Class against class</source>
        <translation>Classe par classe</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>Les deux modèles</translation>
    </message>
    <message>
        <source>Agreement is not accuracy: where both say the same, both may be wrong.</source>
        <translation>La concordance n’est pas l’exactitude&#xa0;: là où les deux disent la même chose, les deux peuvent se tromper.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Model A</source>
        <translation>Modèle A</translation>
    </message>
    <message>
        <source>Model B</source>
        <translation>Modèle B</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progression de la comparaison</translation>
    </message>
    <message>
        <source>Comparing on {folder}</source>
        <translation>Comparaison sur {folder}</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>En attente de la fin de la tâche en cours</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>Arrêt après cette image</translation>
    </message>
    <message>
        <source>Checking both models</source>
        <translation>Vérification des deux modèles</translation>
    </message>
    <message>
        <source>Cancelled. Of a comparison nothing is kept; your images were only read.</source>
        <translation>Arrêté. Rien n’est conservé d’une comparaison&#xa0;; vos images ont seulement été lues.</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>Il s’agit d’un défaut de SmearScope. Vos images ont seulement été lues&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Both models answer every image of a folder, one after the other, each with its card&apos;s own thresholds. You see where they agree, and each image on which they do not. Nothing is kept, and images are only read. Drop a folder here, or choose one.</source>
        <translation>Les deux modèles donnent une réponse pour chaque image d’un dossier, l’un après l’autre, chacun avec les seuils de sa fiche. Vous voyez où ils concordent, et chaque image où ils diffèrent. Rien n’est conservé, et les images sont seulement lues. Déposez un dossier ici, ou choisissez-en un.</translation>
    </message>
    <message>
        <source>A second model is needed: install one first</source>
        <translation>Il faut un second modèle&#xa0;: installez-en un d’abord</translation>
    </message>
    <message>
        <source>Choose two different models</source>
        <translation>Choisissez deux modèles différents</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>Choisissez un dossier d’images</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>Aucun dossier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>Comparer deux modèles</translation>
    </message>
    <message>
        <source>Compare with reference images</source>
        <translation>Comparer aux images de référence</translation>
    </message>
    <message>
        <source>Reference images</source>
        <translation>Images de référence</translation>
    </message>
    <message>
        <source>Your own gallery. Adding copies this image to your data folder, where it stays when the run is gone. Delete removes a copy.</source>
        <translation>Votre propre galerie. L’ajout copie cette image dans votre dossier de données, où elle reste même si la série disparaît. La touche Delete (Suppr) supprime une copie.</translation>
    </message>
    <message numerus="yes">
        <source>%n added by others since this run began, hidden from a blind reader</source>
        <translation>
            <numerusform>%n ajoutée par d’autres depuis le début de la série, masquée au lecteur en aveugle</numerusform>
            <numerusform>%n ajoutées par d’autres depuis le début de la série, masquées au lecteur en aveugle</numerusform>
        </translation>
    </message>
    <message>
        <source>Add this image</source>
        <translation>Ajouter cette image</translation>
    </message>
    <message>
        <source>Add this image to {name}</source>
        <translation>Ajouter cette image à {name}</translation>
    </message>
    <message>
        <source>Reference images of {name}</source>
        <translation>Images de référence&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ConfidenceChart</name>
    <message>
        <source>How sure the model was</source>
        <translation>Confiance du modèle</translation>
    </message>
    <message>
        <source>{low} to {high}: {reported} reported, {withheld} not reported</source>
        <translation>{low} à {high}&#xa0;: rendues {reported}, non rendues {withheld}</translation>
    </message>
    <message>
        <source>reported from {share}</source>
        <translation>rendue à partir de {share}</translation>
    </message>
    <message>
        <source>Probability of the predicted class</source>
        <translation>Probabilité de la classe prédite</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Folder says ↓  model says</source>
        <translation>Selon le dossier ↓  selon le modèle</translation>
    </message>
    <message>
        <source>{truth} taken for {given}: {count}</source>
        <translation>{truth} pris pour {given}&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>Selon A</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>Selon B</translation>
    </message>
    <message>
        <source>How they differ</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Not reported ({said})</source>
        <translation>Non rendue ({said})</translation>
    </message>
    <message>
        <source>Malignant by one only</source>
        <translation>Maligne pour un seul</translation>
    </message>
    <message>
        <source>Another class</source>
        <translation>Autre classe</translation>
    </message>
    <message>
        <source>Reported by one only</source>
        <translation>Rendue par un seul</translation>
    </message>
    <message>
        <source>Read by one only</source>
        <translation>Lue par un seul</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export results</source>
        <translation>Exporter les résultats</translation>
    </message>
    <message>
        <source>There already, and about to be replaced: {names}</source>
        <translation>Déjà présents, sur le point d’être remplacés&#xa0;: {names}</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Stop the export</source>
        <translation>&amp;Arrêter l’export</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Print the report</source>
        <translation>&amp;Imprimer le rapport</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>&amp;Keep it open</source>
        <translation>&amp;Garder ouvert</translation>
    </message>
    <message>
        <source>SmearScope closes when the export is written.</source>
        <translation>SmearScope se fermera une fois l’export écrit.</translation>
    </message>
    <message>
        <source>SmearScope closes when the printer has all pages.</source>
        <translation>SmearScope se fermera quand l’imprimante aura reçu toutes les pages.</translation>
    </message>
    <message>
        <source>&amp;Stop printing</source>
        <translation>&amp;Arrêter l’impression</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported to {path}.</source>
        <translation>
            <numerusform>%n ligne exportée vers {path}.</numerusform>
            <numerusform>%n lignes exportées vers {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>SmearScope stays open, as the results could not be exported.</source>
        <translation>SmearScope reste ouvert, car les résultats n’ont pas pu être exportés.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page envoyée à l’imprimante.</numerusform>
            <numerusform>%n pages envoyées à l’imprimante.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Preview of</source>
        <translation>Aperçu de</translation>
    </message>
    <message>
        <source>Of a whole run or case only: with rows missing it would look complete.</source>
        <translation>Uniquement pour une série ou un cas entiers&#xa0;: avec des lignes en moins, l’export paraîtrait complet.</translation>
    </message>
    <message>
        <source>There is no whole slide among these images.</source>
        <translation>Il n’y a aucune lame entière parmi ces images.</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>Exporter dans un dossier</translation>
    </message>
    <message>
        <source>Images in the report at most</source>
        <translation>Images dans le rapport, au plus</translation>
    </message>
    <message>
        <source>Export into the folder</source>
        <translation>Dossier d’export</translation>
    </message>
    <message>
        <source>&amp;Browse{dots}</source>
        <translation>&amp;Parcourir{dots}</translation>
    </message>
    <message>
        <source>&amp;Open the folder afterwards</source>
        <translation>&amp;Ouvrir ensuite le dossier</translation>
    </message>
    <message>
        <source>&amp;Print the report afterwards</source>
        <translation>&amp;Imprimer ensuite le rapport</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Vers</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>First rows of the export</source>
        <translation>Premières lignes de l’export</translation>
    </message>
    <message numerus="yes">
        <source>The first {count} of %Ln row(s)</source>
        <translation>
            <numerusform>{count} sur %Ln ligne</numerusform>
            <numerusform>Les {count} premières de %Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne au total</numerusform>
            <numerusform>%Ln lignes au total</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is reading blindly, so no reader&apos;s answers or sign-offs are exported.</source>
        <translation>{name} lit en aveugle&#xa0;: aucune réponse ni signature de lecteur n’est exportée.</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Progress of the export</source>
        <translation>Progression de l’export</translation>
    </message>
    <message>
        <source>Exporting{dots}</source>
        <translation>Export en cours{dots}</translation>
    </message>
    <message>
        <source>You may close this window; the export goes on.</source>
        <translation>Vous pouvez fermer cette fenêtre&#xa0;; l’export continue.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported</source>
        <translation>
            <numerusform>%Ln ligne exportée</numerusform>
            <numerusform>%Ln lignes exportées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportScopeBox</name>
    <message>
        <source>&amp;Whole run</source>
        <translation>&amp;Série entière</translation>
    </message>
    <message>
        <source>One &amp;case</source>
        <translation>Un &amp;cas</translation>
    </message>
    <message>
        <source>Rows under the current &amp;filter</source>
        <translation>Lignes du &amp;filtre actuel</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>The results are not filtered.</source>
        <translation>Les résultats ne sont pas filtrés.</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>95 % interval {bounds}</source>
        <translation>IC à 95&#xa0;% {bounds}</translation>
    </message>
    <message>
        <source>nothing to count</source>
        <translation>rien à compter</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>More filters</source>
        <translation>Autres filtres</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Any or none</source>
        <translation>Avec ou sans</translation>
    </message>
    <message>
        <source>Probability at least</source>
        <translation>Probabilité minimale</translation>
    </message>
    <message>
        <source>Probability at most</source>
        <translation>Probabilité maximale</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>Relues ou non</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Relues</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Non relues</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Tous les cas</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
</context>
<context>
    <name>HeatmapControls</name>
    <message>
        <source>Heatmap of class</source>
        <translation>Carte de chaleur de la classe</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>Couleurs de la carte de chaleur</translation>
    </message>
    <message>
        <source>All three are even in lightness and safe for the colour-blind</source>
        <translation>Les trois ont une luminosité régulière et conviennent aux daltoniens</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide the heatmap for as long as you hold this, or the key H</source>
        <translation>Masquer la carte de chaleur tant que vous maintenez ce bouton, ou la touche H</translation>
    </message>
    <message>
        <source>Hide the heatmap while held</source>
        <translation>Masquer la carte de chaleur (maintenir)</translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation>Carte de c&amp;haleur</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>&amp;Opacité</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>The user guide is not part of this installation.</source>
        <translation>Le guide d’utilisation ne fait pas partie de cette installation.</translation>
    </message>
    <message>
        <source>The page of licences is part of the packaged application only.</source>
        <translation>La page des licences n’accompagne que l’application empaquetée.</translation>
    </message>
    <message>
        <source>No browser was found on this computer. The page lies at {place}.</source>
        <translation>Aucun navigateur n’a été trouvé sur cet ordinateur. La page se trouve ici&#xa0;: {place}.</translation>
    </message>
</context>
<context>
    <name>ImagePair</name>
    <message>
        <source>Original image</source>
        <translation>Image originale</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Carte de chaleur</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Between the whole image and its single pixels (Z)</source>
        <translation>Basculer entre l’image entière et ses pixels (Z)</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Show the original beside the heatmap; both move together</source>
        <translation>Afficher l’original à côté de la carte de chaleur&#xa0;; les deux se déplacent ensemble</translation>
    </message>
    <message>
        <source>This image cannot be shown now; its answer stays.
{reason}</source>
        <translation>Cette image ne peut pas être affichée maintenant&#xa0;; sa réponse est conservée.
{reason}</translation>
    </message>
    <message>
        <source>Select a row to see its image</source>
        <translation>Sélectionnez une ligne pour voir son image</translation>
    </message>
    <message>
        <source>No image: this file could not be read</source>
        <translation>Pas d’image&#xa0;: ce fichier n’a pas pu être lu</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Lecture de l’image…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Show single pixels</source>
        <translation>Afficher pixel par pixel</translation>
    </message>
    <message>
        <source>Fit the whole image</source>
        <translation>Ajuster l’image entière</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Install {name}?</source>
        <translation>Installer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>KnownModels</name>
    <message>
        <source>Damaged model</source>
        <translation>Modèle endommagé</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>intégré</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installé</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>weak</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>fort</translation>
    </message>
    <message>
        <source>no place speaks for it</source>
        <translation>aucune zone en sa faveur</translation>
    </message>
    <message>
        <source>How much each place spoke for the chosen class, relative to the strongest place of this image.
Weak places stay clear, so that the stain keeps its colour.
Colours of different images or classes cannot be compared.</source>
        <translation>Poids de chaque zone en faveur de la classe choisie, par rapport à la zone la plus forte de cette image.
Les zones faibles restent transparentes, pour que la coloration garde sa couleur.
Les couleurs d’images ou de classes différentes ne sont pas comparables.</translation>
    </message>
    <message>
        <source>Legend: dark violet is weak, yellow is strong evidence</source>
        <translation>Légende&#xa0;: violet foncé = indice faible, jaune = indice fort</translation>
    </message>
    <message>
        <source>Legend: black is weak, pale yellow is strong evidence</source>
        <translation>Légende&#xa0;: noir = indice faible, jaune pâle = indice fort</translation>
    </message>
    <message>
        <source>Legend: dark blue is weak, yellow is strong evidence</source>
        <translation>Légende&#xa0;: bleu foncé = indice faible, jaune = indice fort</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Another SmearScope window is open and does not answer, so this one opened beside it.</source>
        <translation>Une autre fenêtre de SmearScope est ouverte et ne répond pas&#xa0;; celle-ci s’est donc ouverte à côté.</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Ouvrir un dossier d’images</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Ouvrir des images</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>Ouvrir un dossier de série</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>Choose another folder…</source>
        <translation>Choisir un autre dossier…</translation>
    </message>
    <message>
        <source>Start the validation</source>
        <translation>Lancer la validation</translation>
    </message>
    <message>
        <source>Which folder holds which class?</source>
        <translation>Quel dossier contient quelle classe&#xa0;?</translation>
    </message>
    <message>
        <source>{model} will answer on every image; the folder says what is right. Folders were matched by their names. Sub-folders of a class folder count as cases.</source>
        <translation>{model} donnera une réponse pour chaque image&#xa0;; le dossier indique la bonne. Les dossiers ont été associés d’après leur nom. Les sous-dossiers d’un dossier de classe comptent comme des cas.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Exclure</translation>
    </message>
    <message>
        <source>Class of the folder {folder}</source>
        <translation>Classe du dossier {folder}</translation>
    </message>
    <message>
        <source>This folder holds {count} folders, too many to choose a class for each here. Choose a folder with one folder for each class, and patients as sub-folders of these.</source>
        <translation>Ce dossier contient {count} dossiers, trop pour choisir ici une classe pour chacun. Choisissez un dossier avec un dossier par classe, et les patients en sous-dossiers de ceux-ci.</translation>
    </message>
    <message>
        <source>No image is of {classes}: nothing will be measured of it.</source>
        <translation>Aucune image pour {classes}&#xa0;: rien ne pourra y être mesuré.</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Ce qui est préservé</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Install a model…</source>
        <translation>Installer un modèle…</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>Comparer deux modèles</translation>
    </message>
    <message>
        <source>Checking and installing</source>
        <translation>Vérification et installation</translation>
    </message>
    <message>
        <source>Wait until the model in hand is done, then open the file again.</source>
        <translation>Attendez que le modèle en cours soit traité, puis ouvrez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Vérification du modèle</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autotest</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>{name} is installed.</source>
        <translation>{name} est installé.</translation>
    </message>
    <message>
        <source>{name} is installed already, and holds what it promises.</source>
        <translation>{name} est déjà installé, et conforme à ce qu’il annonce.</translation>
    </message>
    <message>
        <source>{name} was installed, but damaged or without its signature; it is whole again.</source>
        <translation>{name} était installé, mais endommagé ou sans sa signature numérique&#xa0;; il est de nouveau intact.</translation>
    </message>
    <message>
        <source>{name} answers from the next run on.</source>
        <translation>{name} répondra dès la prochaine série.</translation>
    </message>
    <message>
        <source>The damaged model</source>
        <translation>Le modèle endommagé</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} est supprimé.</translation>
    </message>
    <message>
        <source>Something goes on with a model</source>
        <translation>Opération en cours sur un modèle</translation>
    </message>
    <message>
        <source>Drop a model&apos;s .smear file or folder here</source>
        <translation>Déposez ici le fichier .smear ou le dossier d’un modèle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>OpacitySlider</name>
    <message>
        <source>Heatmap opacity in percent</source>
        <translation>Opacité de la carte de chaleur, en pour cent</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Model bundle (*.smear)</source>
        <translation>Paquet de modèle (*.smear)</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Installer un modèle</translation>
    </message>
    <message>
        <source>A folder of images to compare on</source>
        <translation>Dossier d’images pour la comparaison</translation>
    </message>
    <message>
        <source>A folder with one sub-folder per class</source>
        <translation>Dossier avec un sous-dossier par classe</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Relecture</translation>
    </message>
</context>
<context>
    <name>PlaceOpener</name>
    <message>
        <source>Nothing on this computer opens {place}.</source>
        <translation>Aucun programme de cet ordinateur n’ouvre {place}.</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Tuile</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>Screened</source>
        <translation>Analysée le</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Moteur d’exécution</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>Rendue à partir de</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>SmearScope</source>
        <translation>SmearScope</translation>
    </message>
</context>
<context>
    <name>ProvenanceSection</name>
    <message>
        <source>File and model</source>
        <translation>Fichier et modèle</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy file and model facts</source>
        <translation>Copier les données du fichier et du modèle</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Augmenter</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Diminuer</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Chercher dans&#xa0;:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nom du fichier&#xa0;:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Type de fichiers&#xa0;:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Choisir</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Dossier parent</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Créer un dossier</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cou&amp;per</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Oui</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Non</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Images to review</source>
        <translation>Images à relire</translation>
    </message>
</context>
<context>
    <name>QueueListModel</name>
    <message>
        <source>reviewed: {answer}</source>
        <translation>relue&#xa0;: {answer}</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>non relue</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent runs</source>
        <translation>Séries récentes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Take from this list</source>
        <translation>Retirer de la liste</translation>
    </message>
</context>
<context>
    <name>RecentRunsModel</name>
    <message>
        <source>cannot be opened</source>
        <translation>ouverture impossible</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>version antérieure</translation>
    </message>
    <message>
        <source>{done} of {total} images, not finished</source>
        <translation>{done} sur {total} images, non terminée</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReliabilityView</name>
    <message>
        <source>Reliability diagram, expected calibration error {error}</source>
        <translation>Diagramme de fiabilité, erreur de calibration attendue {error}</translation>
    </message>
    <message>
        <source>Probability of the answer</source>
        <translation>Probabilité de la réponse</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>this damaged model</source>
        <translation>ce modèle endommagé</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Supprimer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Runs made with it keep their results, but unfinished ones cannot go on without it. The file that it was installed from is not touched; installing that again brings the model back.</source>
        <translation>Les séries faites avec lui gardent leurs résultats, mais les séries non terminées ne peuvent pas reprendre sans lui. Le fichier d’origine n’est pas touché&#xa0;; le réinstaller rétablit le modèle.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Sensitivity (malignant)</source>
        <translation>Sensibilité (malignité)</translation>
    </message>
    <message>
        <source>Share of the malignant images that were given a malignant class, their own or another</source>
        <translation>Part des images malignes ayant reçu une classe maligne, la leur ou une autre</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spécificité</translation>
    </message>
    <message>
        <source>Share of the other images that were given a class not malignant</source>
        <translation>Part des autres images ayant reçu une classe non maligne</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Share of all readable images given their own class</source>
        <translation>Part de toutes les images lisibles ayant reçu leur vraie classe</translation>
    </message>
    <message>
        <source>Accuracy of what was reported</source>
        <translation>Exactitude des réponses rendues</translation>
    </message>
    <message>
        <source>Share of the answers given to the reader that name the image&apos;s own class</source>
        <translation>Part des réponses rendues au lecteur qui nomment la vraie classe de l’image</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Share of the readable images whose answer was withheld</source>
        <translation>Part des images lisibles dont la réponse n’a pas été rendue</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Afficher les images</translation>
    </message>
    <message>
        <source>Change the classes</source>
        <translation>Modifier les classes</translation>
    </message>
    <message>
        <source>Validate another folder…</source>
        <translation>Valider un autre dossier…</translation>
    </message>
    <message>
        <source>{model} on {count} images</source>
        <translation>{model} sur {count} images</translation>
    </message>
    <message>
        <source>Wrong images ({count})</source>
        <translation>Erreurs ({count})</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>PPV here</source>
        <translation>VPP ici</translation>
    </message>
    <message>
        <source>NPV here</source>
        <translation>VPN ici</translation>
    </message>
    <message>
        <source>Malignant or not</source>
        <translation>Maligne ou non</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Indicateur</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>Sur la fiche</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>The card carries no figures.</source>
        <translation>La fiche ne contient aucun chiffre.</translation>
    </message>
    <message>
        <source>Limits of these figures</source>
        <translation>Limites de ces chiffres</translation>
    </message>
    <message>
        <source>Dots: share of right answers among those of about that probability, with its 95 % interval. Below the dashed line the model is surer than it is right. Grey: how many images.</source>
        <translation>Points&#xa0;: part de réponses justes parmi celles de probabilité voisine, avec son IC à 95&#xa0;%. Sous la ligne tiretée, le modèle est plus sûr de lui qu’il n’a raison. Gris&#xa0;: nombre d’images.</translation>
    </message>
    <message>
        <source>Wrong images, the gravest first</source>
        <translation>Erreurs, les plus graves en premier</translation>
    </message>
    <message>
        <source>Enter or a double click opens the image</source>
        <translation>Entrée (Enter) ou un double-clic ouvre l’image</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>Par classe</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Compared with the card</source>
        <translation>Comparé à la fiche</translation>
    </message>
    <message>
        <source>Wrong images</source>
        <translation>Erreurs</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>Aucune série ouverte</translation>
    </message>
    <message>
        <source>Open one of your runs, or screen a folder: every image has its row here.</source>
        <translation>Ouvrez une de vos séries, ou analysez un dossier&#xa0;: chaque image a sa ligne ici.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Ouvrir une série</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Filter by case or file name</source>
        <translation>Filtrer par cas ou nom de fichier</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>By column</source>
        <translation>Par colonne</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vignettes</translation>
    </message>
    <message>
        <source>No image matches the filter</source>
        <translation>Aucune image ne correspond au filtre</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>Tout afficher</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln row(s) shown</source>
        <translation>
            <numerusform>{shown} sur %Ln ligne affichée</numerusform>
            <numerusform>{shown} sur %Ln lignes affichées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the last %Ln came after sorting and stand at the end, choose the order again to sort them in</source>
        <translation>
            <numerusform>&#xa0;; %Ln arrivée après le tri est placée à la fin, choisissez de nouveau l’ordre pour la trier</numerusform>
            <numerusform>&#xa0;; les %Ln dernières sont arrivées après le tri et placées à la fin, choisissez de nouveau l’ordre pour les trier</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters ({count})</source>
        <translation>Filtres ({count})</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>&amp;Accept the model&apos;s class</source>
        <translation>&amp;Accepter la classe du modèle</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>&amp;Incertain</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>Écrire une &amp;note</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>Annu&amp;ler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Previous queued image</source>
        <translation>Image à relire &amp;précédente</translation>
    </message>
    <message>
        <source>Ne&amp;xt queued image</source>
        <translation>Image à relire &amp;suivante</translation>
    </message>
    <message>
        <source>Next image without an &amp;answer</source>
        <translation>Image suivante sans rép&amp;onse</translation>
    </message>
    <message>
        <source>&amp;Compare with reference images</source>
        <translation>&amp;Comparer aux images de référence</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>Classe&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>The model reports no class here. Name one, or press U for unsure.</source>
        <translation>Le modèle ne rend aucune classe ici. Choisissez-en une, ou appuyez sur U pour «&#xa0;Incertain&#xa0;».</translation>
    </message>
    <message>
        <source>The last answer is still being written. Try again in a moment.</source>
        <translation>La dernière réponse est encore en cours d’écriture. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>This image was changed meanwhile. Its row is gone until it is screened again.</source>
        <translation>Cette image a été modifiée entre-temps. Sa ligne disparaît jusqu’à une nouvelle analyse.</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn, as an answer changed.</source>
        <translation>La signature du cas {case} a été retirée, car une réponse a changé.</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Relues</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>Rien à relire pour l’instant</translation>
    </message>
    <message>
        <source>Open a run, or screen a folder. What the model is not sure of is queued here.</source>
        <translation>Ouvrez une série, ou analysez un dossier. Ce dont le modèle n’est pas sûr est placé ici, en file de relecture.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Ouvrir une série</translation>
    </message>
    <message>
        <source>Nothing here needs a second look</source>
        <translation>Rien ici ne demande un second regard</translation>
    </message>
    <message>
        <source>No image was held back, flagged or answered with low confidence.</source>
        <translation>Aucune réponse non rendue, aucune alarme, aucune confiance faible.</translation>
    </message>
    <message>
        <source>Go to cases</source>
        <translation>Aller aux cas</translation>
    </message>
    <message>
        <source>Sign off cases</source>
        <translation>Signer les cas</translation>
    </message>
    <message>
        <source>Look at them again</source>
        <translation>Les revoir</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>SmearScope closes when the last answer is written.</source>
        <translation>SmearScope se fermera une fois la dernière réponse écrite.</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) wait for their reviewer&apos;s name, and are lost if SmearScope is closed again.</source>
        <translation>
            <numerusform>%n note attend le nom de son lecteur et sera perdue si SmearScope est fermé de nouveau.</numerusform>
            <numerusform>%n notes attendent le nom de leur lecteur et seront perdues si SmearScope est fermé de nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed</source>
        <translation>
            <numerusform>Tout est relu (%n)</numerusform>
            <numerusform>Tout est relu (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n à relire</numerusform>
            <numerusform>%n à relire</numerusform>
        </translation>
    </message>
    <message>
        <source>Every answer is on the disk. Cases without open images can be signed off now.</source>
        <translation>Chaque réponse est sur le disque. Les cas sans image en attente peuvent être signés.</translation>
    </message>
    <message>
        <source>Every answer is on the disk. Your reading goes on until you close it.</source>
        <translation>Chaque réponse est sur le disque. Votre lecture continue jusqu’à ce que vous la closiez.</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Tous les cas</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>Note (N)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Change reviewer</source>
        <translation>Changer de relecteur</translation>
    </message>
    <message>
        <source>Blind second reading: the first reader&apos;s answers stay hidden until you close yours.</source>
        <translation>Seconde lecture en aveugle&#xa0;: les réponses du premier lecteur restent masquées jusqu’à la clôture de la vôtre.</translation>
    </message>
    <message>
        <source>Close my reading and compare</source>
        <translation>Clore ma lecture et comparer</translation>
    </message>
    <message>
        <source>Accept {name}</source>
        <translation>Accepter {name}</translation>
    </message>
    <message>
        <source>Reviewing as {name}</source>
        <translation>Relecteur&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Nobody has given a name yet.</source>
        <translation>Aucun nom n’a encore été donné.</translation>
    </message>
    <message>
        <source>Give your name</source>
        <translation>Donner votre nom</translation>
    </message>
    <message>
        <source>This answer counts</source>
        <translation>Réponse prise en compte</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Pas encore relue</translation>
    </message>
</context>
<context>
    <name>ReviewerDialog</name>
    <message>
        <source>Who reviews?</source>
        <translation>Qui relit&#xa0;?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Your name, as it is to stand in the report</source>
        <translation>Votre nom, tel qu’il doit figurer dans le rapport</translation>
    </message>
    <message>
        <source>I am the &amp;second reader, and read blindly</source>
        <translation>Je suis le &amp;second lecteur et je lis en aveugle</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Every answer is kept with its reviewer&apos;s name.</source>
        <translation>Chaque réponse est conservée avec le nom de son relecteur.</translation>
    </message>
    <message>
        <source>The first reader&apos;s answers stay hidden until you close your reading. Then both are compared.</source>
        <translation>Les réponses du premier lecteur restent masquées jusqu’à la clôture de votre lecture. Les deux sont ensuite comparées.</translation>
    </message>
    <message>
        <source>This run has had its second reading, by {name}.</source>
        <translation>Cette série a déjà eu sa seconde lecture, par {name}.</translation>
    </message>
    <message>
        <source>You go on with your blind second reading.</source>
        <translation>Vous poursuivez votre seconde lecture en aveugle.</translation>
    </message>
    <message>
        <source>{name} is reading blindly as the second reader.</source>
        <translation>{name} lit en aveugle, comme second lecteur.</translation>
    </message>
</context>
<context>
    <name>RunFlow</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on with the run</source>
        <translation>&amp;Reprendre la série</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>Cancel it and screen</source>
        <translation>L’arrêter et analyser</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>Parcours du dossier…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Vérification du modèle…</translation>
    </message>
    <message>
        <source>Opening the run…</source>
        <translation>Ouverture de la série…</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Nothing is being screened</source>
        <translation>Aucune analyse en cours</translation>
    </message>
    <message>
        <source>Open a folder, or drop one on this window; you can watch it here and review while it goes on.</source>
        <translation>Ouvrez un dossier, ou déposez-en un sur cette fenêtre&#xa0;; vous pouvez suivre l’analyse ici et relire pendant qu’elle se poursuit.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop after the image in hand; finished images are kept (Esc)</source>
        <translation>Arrêter après l’image en cours&#xa0;; les images terminées sont conservées (Esc)</translation>
    </message>
    <message>
        <source>Go on with this run</source>
        <translation>Reprendre cette série</translation>
    </message>
    <message>
        <source>See results</source>
        <translation>Voir les résultats</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Analyse en cours</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Paused: the computer is yours. What is screened is kept.</source>
        <translation>En pause&#xa0;: l’ordinateur est à vous. Ce qui est analysé est conservé.</translation>
    </message>
    <message>
        <source>Cancelled before the first image; nothing was screened.</source>
        <translation>Arrêté avant la première image&#xa0;; rien n’a été analysé.</translation>
    </message>
    <message>
        <source>Stopped by an error; what was screened is kept. {error}</source>
        <translation>Interrompu par une erreur&#xa0;; ce qui a été analysé est conservé. {error}</translation>
    </message>
    <message>
        <source>Finished: every image has its row.</source>
        <translation>Terminé&#xa0;: chaque image a sa ligne.</translation>
    </message>
    <message>
        <source>Not finished; what was screened is kept, and the run can go on.</source>
        <translation>Non terminé&#xa0;; ce qui a été analysé est conservé, et la série peut reprendre.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Images at a time</source>
        <translation>Images simultanées</translation>
    </message>
    <message>
        <source>Chosen by SmearScope</source>
        <translation>Choix de SmearScope</translation>
    </message>
    <message>
        <source>Processors for each image</source>
        <translation>Processeurs par image</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Relecteur</translation>
    </message>
    <message>
        <source>Review what is less sure than</source>
        <translation>Relire ce qui est moins sûr que</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Usual folder</source>
        <translation>Dossier habituel</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>Lancer la visite</translation>
    </message>
    <message>
        <source>Takes effect when SmearScope is started again.</source>
        <translation>Prend effet au prochain démarrage de SmearScope.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>not reviewed by a native clinician</source>
        <translation>non relu par un clinicien de cette langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Where new runs are kept</source>
        <translation>Où conserver les nouvelles séries</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Class names and the research-use notice are shown in English too.</source>
        <translation>Les noms des classes et la mention d’usage réservé à la recherche sont aussi affichés en anglais.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>What is where, in five steps.</source>
        <translation>Où se trouve quoi, en cinq étapes.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Stands with every answer that you give, and in the audit log.</source>
        <translation>Figure avec chaque réponse que vous donnez, et dans le journal d’audit.</translation>
    </message>
    <message>
        <source>What is not reported, or flagged, is always queued for review.</source>
        <translation>Ce qui n’est pas rendu, ou porte une alarme, est toujours mis en file de relecture.</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>More of them need more memory.</source>
        <translation>Un nombre plus élevé demande plus de mémoire.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>New runs</source>
        <translation>Nouvelles séries</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>Rapports d’incident</translation>
    </message>
    <message>
        <source>They stay on this computer, and hold no image and no whole path.</source>
        <translation>Ils restent sur cet ordinateur et ne contiennent ni image ni chemin complet.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Signer</translation>
    </message>
    <message numerus="yes">
        <source>%n to be reviewed, and reviewed</source>
        <translation>
            <numerusform>%n image à relire, relue</numerusform>
            <numerusform>%n images à relire, toutes relues</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>Part d’images malignes avec les réponses des relecteurs&#xa0;: {share}</translation>
    </message>
    <message numerus="yes">
        <source>%n without any class</source>
        <translation>
            <numerusform>%n image sans aucune classe</numerusform>
            <numerusform>%n images sans aucune classe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, and nobody has seen them</source>
        <translation>
            <numerusform>%n image illisible, que personne n’a vue</numerusform>
            <numerusform>%n images illisibles, que personne n’a vues</numerusform>
        </translation>
    </message>
    <message>
        <source>Any later change to its images or answers withdraws the sign-off.</source>
        <translation>Toute modification ultérieure de ses images ou réponses retire la signature.</translation>
    </message>
    <message>
        <source>Sign off {case}?</source>
        <translation>Signer le cas {case}&#xa0;?</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>SlideMapView</name>
    <message>
        <source>Dark violet is 0, yellow is 100 percent</source>
        <translation>Violet foncé&#xa0;: 0 pour cent, jaune&#xa0;: 100 pour cent</translation>
    </message>
    <message>
        <source>Probability of the malignant classes; grey was not reported</source>
        <translation>Probabilité des classes malignes&#xa0;; gris&#xa0;: réponse non rendue</translation>
    </message>
    <message>
        <source>Tile at {x}, {y} of its slide</source>
        <translation>Tuile en {x}, {y} de sa lame</translation>
    </message>
</context>
<context>
    <name>StainKey</name>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>none could be read</source>
        <translation>aucune lisible</translation>
    </message>
    <message>
        <source>below {share}</source>
        <translation>moins de {share}</translation>
    </message>
    <message>
        <source>from {share}</source>
        <translation>dès {share}</translation>
    </message>
</context>
<context>
    <name>StainMap</name>
    <message>
        <source>Stain of the run</source>
        <translation>Coloration de la série</translation>
    </message>
    <message>
        <source>Images from {first} on</source>
        <translation>Images à partir de {first}</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>Image {number}</translation>
    </message>
    <message>
        <source>Images {first} to {last}</source>
        <translation>Images {first} à {last}</translation>
    </message>
    <message>
        <source>{images}: none could be read</source>
        <translation>{images}&#xa0;: aucune lisible</translation>
    </message>
    <message>
        <source>{images}: {count} of {total} with a stain unlike the training images</source>
        <translation>{images}&#xa0;: {count} sur {total} avec une coloration différente de celle des images d’entraînement</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>No runs yet. What you screen is listed here, and stays on this computer.</source>
        <translation>Pas encore de série. Ce que vous analysez s’inscrit ici et reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Séries récentes</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Research use only – not for diagnosis</source>
        <translation>Réservé à la recherche – non destiné au diagnostic · Research use only</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Vérification du modèle…</translation>
    </message>
    <message>
        <source>No usable model – nothing can be screened</source>
        <translation>Aucun modèle utilisable – analyse impossible</translation>
    </message>
    <message>
        <source>bundle {digits}</source>
        <translation>paquet {digits}</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>Paquet {digits}</translation>
    </message>
    <message>
        <source>SmearScope opens no network connection.</source>
        <translation>SmearScope n’ouvre aucune connexion réseau.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} images/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>reste {time}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>SIGNATURE MISSING</source>
        <translation>SIGNATURE MANQUANTE</translation>
    </message>
    <message>
        <source>SIGNER NOT TRUSTED</source>
        <translation>SIGNATAIRE NON APPROUVÉ</translation>
    </message>
</context>
<context>
    <name>ThresholdSettings</name>
    <message>
        <source>Report from a probability of</source>
        <translation>Rendre à partir d’une probabilité de</translation>
    </message>
    <message>
        <source>Barely sure: margin above that</source>
        <translation>À peine sûre&#xa0;: marge au-dessus de ce seuil</translation>
    </message>
    <message>
        <source>Unknown to the model: distance above</source>
        <translation>Inconnue du modèle&#xa0;: distance supérieure à</translation>
    </message>
    <message>
        <source>Out of focus: sharpness below</source>
        <translation>Floue&#xa0;: netteté inférieure à</translation>
    </message>
    <message>
        <source>Too dark: brightness below</source>
        <translation>Trop sombre&#xa0;: luminosité inférieure à</translation>
    </message>
    <message>
        <source>Too bright: brightness above</source>
        <translation>Trop claire&#xa0;: luminosité supérieure à</translation>
    </message>
    <message>
        <source>Unusual stain: distance above</source>
        <translation>Coloration inhabituelle&#xa0;: distance supérieure à</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Valeurs du modèle</translation>
    </message>
    <message>
        <source>Put every threshold back to what the model&apos;s card says</source>
        <translation>Ramener chaque seuil à la valeur de la fiche du modèle</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Seuils</translation>
    </message>
    <message>
        <source>They are shown here as soon as a model is ready.</source>
        <translation>Ils s’affichent ici dès qu’un modèle est prêt.</translation>
    </message>
    <message>
        <source>Of {model}, for new runs. A run keeps the thresholds that it began with, and its audit log says which.</source>
        <translation>Seuils de {model}, pour les nouvelles séries. Une série garde les seuils avec lesquels elle a commencé, et son journal d’audit indique lesquels.</translation>
    </message>
    <message>
        <source>{meaning} From {least} to {most}; the model&apos;s own is {own}.</source>
        <translation>{meaning} De {least} à {most}&#xa0;; valeur du modèle&#xa0;: {own}.</translation>
    </message>
    <message>
        <source>It reaches at most half-way from the reporting threshold to 1.</source>
        <translation>Elle va au plus jusqu’à mi-chemin entre le seuil de rendu et 1.</translation>
    </message>
</context>
<context>
    <name>ThumbnailGrid</name>
    <message>
        <source>Results as thumbnails</source>
        <translation>Résultats en vignettes</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Welcome to SmearScope</source>
        <translation>Bienvenue dans SmearScope</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Passer la visite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
</context>
<context>
    <name>UnfinishedRow</name>
    <message>
        <source>The run of {name} is not finished: {done} of {total} images are screened and kept.</source>
        <translation>La série «&#xa0;{name}&#xa0;» n’est pas terminée. Images analysées et conservées&#xa0;: {done} sur {total}.</translation>
    </message>
    <message>
        <source>It is of an older version, and is brought up to date first.</source>
        <translation>Elle est d’une version antérieure et sera d’abord mise à jour.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Open as it is</source>
        <translation>Ouvrir telle quelle</translation>
    </message>
</context>
<context>
    <name>UnfinishedRuns</name>
    <message>
        <source>Runs that are not finished</source>
        <translation>Séries non terminées</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>Motif, pour le journal d’audit</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Withdraw the sign-off of {case}?</source>
        <translation>Retirer la signature du cas {case}&#xa0;?</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(dossier racine)</translation>
    </message>
    <message>
        <source>The sign-off and its withdrawal both stay in the audit log.</source>
        <translation>La signature et son retrait restent tous deux dans le journal d’audit.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>WrongModel</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Folder says</source>
        <translation>Selon dossier</translation>
    </message>
    <message>
        <source>Model says</source>
        <translation>Selon modèle</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Why it weighs</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>What the reader was told</source>
        <translation>Indiqué au lecteur</translation>
    </message>
    <message>
        <source>Malignant, called benign</source>
        <translation>Maligne, dite bénigne</translation>
    </message>
    <message>
        <source>Not malignant, called malignant</source>
        <translation>Non maligne, dite maligne</translation>
    </message>
    <message>
        <source>Another class on the same side</source>
        <translation>Autre classe, même malignité</translation>
    </message>
    <message>
        <source>Reported without a warning</source>
        <translation>Rendue sans avertissement</translation>
    </message>
</context>
<context>
    <name>_DropArea</name>
    <message>
        <source>Drop a folder or images here</source>
        <translation>Déposez ici un dossier ou des images</translation>
    </message>
    <message>
        <source>Sub-folders become cases. Images are read, never changed, and never leave this computer.</source>
        <translation>Les sous-dossiers deviennent des cas. Les images sont lues, jamais modifiées, et ne quittent jamais cet ordinateur.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>Ouvrir des images…</translation>
    </message>
    <message>
        <source>Try it with the drawn samples</source>
        <translation>Essayer avec les frottis dessinés</translation>
    </message>
    <message>
        <source>Screens the drawn smears that come with SmearScope</source>
        <translation>Analyse les frottis dessinés fournis avec SmearScope</translation>
    </message>
</context>
<context>
    <name>_Findings</name>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
    <message>
        <source>Each row says why.</source>
        <translation>Chaque ligne indique pourquoi.</translation>
    </message>
    <message>
        <source>Folders not entered</source>
        <translation>Dossiers non parcourus</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Autres fichiers</translation>
    </message>
    <message>
        <source>No images; passed over.</source>
        <translation>Pas des images&#xa0;; ignorés.</translation>
    </message>
    <message>
        <source>Nothing that needs a second look.</source>
        <translation>Rien qui demande un second regard.</translation>
    </message>
    <message>
        <source>Nothing that needs a second look so far.</source>
        <translation>Rien qui demande un second regard jusqu’ici.</translation>
    </message>
</context>
<context>
    <name>_Map</name>
    <message>
        <source>Map of the slide</source>
        <translation>Carte de la lame</translation>
    </message>
</context>
<context>
    <name>_ModelCard</name>
    <message>
        <source>About this model</source>
        <translation>À propos de ce modèle</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Vérification du modèle…</translation>
    </message>
    <message>
        <source>A folder can be dropped already; it is screened as soon as the model is ready.</source>
        <translation>Vous pouvez déjà déposer un dossier&#xa0;; il sera analysé dès que le modèle sera prêt.</translation>
    </message>
    <message>
        <source>Ready: its files and its trial answers on this computer are as they should be.</source>
        <translation>Prêt&#xa0;: ses fichiers et ses réponses d’essai sur cet ordinateur sont conformes.</translation>
    </message>
    <message>
        <source>No usable model</source>
        <translation>Aucun modèle utilisable</translation>
    </message>
    <message>
        <source>Nothing can be screened. Runs can be opened and reviewed.</source>
        <translation>Rien ne peut être analysé. Les séries peuvent être ouvertes et relues.</translation>
    </message>
</context>
<context>
    <name>_ResearchNotice</name>
    <message>
        <source>For research use only. Not a medical device; every answer needs a reader who decides.</source>
        <translation>Réservé à la recherche. N’est pas un dispositif médical&#xa0;; chaque réponse exige un lecteur qui décide. · Research use only</translation>
    </message>
</context>
<context>
    <name>_SameAnswers</name>
    <message numerus="yes">
        <source>{share} of %n images answered the same</source>
        <translation>
            <numerusform>même réponse pour {share} de %n image</numerusform>
            <numerusform>même réponse pour {share} de %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Open &amp;images</source>
        <translation>Ouvrir des &amp;images</translation>
    </message>
    <message>
        <source>Open a &amp;run</source>
        <translation>Ouvrir une &amp;série</translation>
    </message>
    <message>
        <source>&amp;Export results</source>
        <translation>&amp;Exporter les résultats</translation>
    </message>
    <message>
        <source>C&amp;harts of the run</source>
        <translation>&amp;Graphiques de la série</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Screen the rest of the run</source>
        <translation>Analyser le &amp;reste de la série</translation>
    </message>
    <message>
        <source>&amp;Cancel the run or export</source>
        <translation>&amp;Arrêter la série ou l’export</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Find an image by its name</source>
        <translation>&amp;Rechercher une image par son nom</translation>
    </message>
    <message>
        <source>Table or &amp;thumbnails</source>
        <translation>Tableau ou &amp;vignettes</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>Image &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>Image &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Hide the heatmap (hold the key)</source>
        <translation>&amp;Masquer la carte de chaleur (maintenir la touche)</translation>
    </message>
    <message>
        <source>&amp;Original beside the heatmap</source>
        <translation>&amp;Original à côté de la carte de chaleur</translation>
    </message>
    <message>
        <source>&amp;Zoom: whole image or single pixels</source>
        <translation>&amp;Zoom&#xa0;: image entière ou pixels</translation>
    </message>
    <message>
        <source>&amp;Usual width of all panes</source>
        <translation>Largeur &amp;habituelle de tous les volets</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>&amp;Guide d’utilisation</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licences</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>About this &amp;model</source>
        <translation>À propos de ce &amp;modèle</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Visite guidée</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Aller à</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affi&amp;chage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>SmearScope crashed the last time. A report was written on this computer and sent nowhere.</source>
        <translation>SmearScope s’est arrêté brutalement la dernière fois. Un rapport a été écrit sur cet ordinateur et n’a été envoyé nulle part.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>SmearScope ended without being closed. Your run is open again where you were.</source>
        <translation>SmearScope s’est terminé sans avoir été fermé. Votre série est rouverte là où vous étiez.</translation>
    </message>
    <message>
        <source>Go on screening</source>
        <translation>Reprendre l’analyse</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The field is out of focus.</source>
        <translation>Le champ n’est pas net.</translation>
    </message>
    <message>
        <source>The field is too dark or too bright.</source>
        <translation>Le champ est trop sombre ou trop clair.</translation>
    </message>
    <message>
        <source>The stain&apos;s colour is unlike the training images.</source>
        <translation>La teinte de la coloration diffère de celle des images d’entraînement.</translation>
    </message>
    <message>
        <source>The picture&apos;s proportions are unlike the training images.</source>
        <translation>Les proportions de l’image diffèrent de celles des images d’entraînement.</translation>
    </message>
    <message>
        <source>The field is outside what the model knows.</source>
        <translation>Le champ est hors de ce que le modèle connaît.</translation>
    </message>
    <message>
        <source>The probability is only just above the reporting threshold.</source>
        <translation>La probabilité dépasse à peine le seuil de rendu.</translation>
    </message>
    <message>
        <source>The same file was screened earlier in this run.</source>
        <translation>Le même fichier a déjà été analysé dans cette série.</translation>
    </message>
    <message>
        <source>Nearly the same picture was screened earlier in this run.</source>
        <translation>Presque la même image a déjà été analysée dans cette série.</translation>
    </message>
    <message>
        <source>the model is only {0}% sure, less than the {1}% asked for.</source>
        <translation>le modèle n’est sûr qu’à {0}&#xa0;%, moins que les {1}&#xa0;% demandés.</translation>
    </message>
    <message>
        <source>the file is empty ({0} bytes); copy it again from its source</source>
        <translation>le fichier est vide ({0} octets)&#xa0;; copiez-le de nouveau depuis sa source</translation>
    </message>
    <message>
        <source>the file has {0} bytes; at most {1} are read</source>
        <translation>le fichier fait {0} octets&#xa0;; {1} au plus sont lus</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>le fichier ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>the image is damaged or cut off</source>
        <translation>l’image est endommagée ou tronquée</translation>
    </message>
    <message>
        <source>the TIFF file is damaged or cut off</source>
        <translation>le fichier TIFF est endommagé ou tronqué</translation>
    </message>
    <message>
        <source>the content is no TIFF image</source>
        <translation>le contenu n’est pas une image TIFF</translation>
    </message>
    <message>
        <source>the content is no image that SmearScope reads, whatever its name ends with</source>
        <translation>le contenu n’est pas une image que SmearScope sait lire, quelle que soit l’extension du nom</translation>
    </message>
    <message>
        <source>there is not enough memory to decode the image</source>
        <translation>la mémoire ne suffit pas pour décoder l’image</translation>
    </message>
    <message>
        <source>The bundle is not signed: its checksums find damage, but do not say who made it.</source>
        <translation>Le paquet n’est pas signé&#xa0;: ses sommes de contrôle révèlent un dommage, mais ne disent pas qui a créé le paquet.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitude</translation>
    </message>
    <message>
        <source>sensitivity (malignant)</source>
        <translation>sensibilité (malignité)</translation>
    </message>
    <message>
        <source>specificity (malignant)</source>
        <translation>spécificité (malignité)</translation>
    </message>
    <message>
        <source>share not reported</source>
        <translation>part non rendue</translation>
    </message>
    <message>
        <source>Higher here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Plus élevée ici que sur la fiche ({0} à {1} points de pourcentage, intervalle à {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>Lower here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Plus basse ici que sur la fiche ({0} à {1} points de pourcentage, intervalle à {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>The same as on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Identique à la fiche ({0} à {1} points de pourcentage, intervalle à {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>No difference that so many images can show ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Aucune différence que ce nombre d’images puisse montrer ({0} à {1} points de pourcentage, intervalle à {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>Expected calibration error {0}%, Brier score {1}. Mean probability {2}%, accuracy {3}%. The {4}% prediction sets held the truth in {5}% ({6}% to {7}%), {8} of {9}, with {10} classes each.</source>
        <translation>Erreur de calibration attendue {0}&#xa0;%, score de Brier {1}. Probabilité moyenne {2}&#xa0;%, exactitude {3}&#xa0;%. Les ensembles de prédiction à {4}&#xa0;% contenaient la vraie classe pour {5}&#xa0;% des images ({6}&#xa0;% à {7}&#xa0;%), {8} sur {9}, avec {10} classes chacun.</translation>
    </message>
    <message>
        <source>{0}% of the images here are malignant, because somebody chose them so. The predictive values (PPV, NPV) hold for that share only, and are other ones wherever disease is rarer or more frequent; sensitivity and specificity are the figures to compare.</source>
        <translation>{0}&#xa0;% des images ici sont malignes, parce que quelqu’un les a choisies ainsi. Les valeurs prédictives (VPP, VPN) ne valent que pour cette proportion, et sont autres partout où la maladie est plus rare ou plus fréquente&#xa0;; ce sont la sensibilité et la spécificité qu’il faut comparer.</translation>
    </message>
    <message>
        <source>The model withheld {0}% of its answers. The figures of reported images are those of the images that it finds easy; on the others a reader is alone.</source>
        <translation>Le modèle n’a pas rendu {0}&#xa0;% de ses réponses. Les chiffres des réponses rendues sont ceux des images qui lui sont faciles&#xa0;; sur les autres, le lecteur est seul.</translation>
    </message>
    <message>
        <source>{0}% of the images have a stain colour unlike the model&apos;s training images: other stain, camera or white balance. What holds here need not hold there, and the reverse.</source>
        <translation>{0}&#xa0;% des images ont une teinte de coloration différente de celle des images d’entraînement du modèle&#xa0;: autre coloration, autre caméra ou autre balance des blancs. Ce qui vaut ici ne vaut pas forcément là-bas, et inversement.</translation>
    </message>
    <message>
        <source>Which images are of one patient is not known: the class folders have no sub-folders. Images of one patient are alike, so every interval here is too narrow, by an amount nobody can say. Give each patient a sub-folder of its class folder to have intervals by case.</source>
        <translation>On ne sait pas quelles images proviennent d’un même patient&#xa0;: les dossiers de classe n’ont pas de sous-dossiers. Les images d’un même patient se ressemblent&#xa0;; tous les intervalles sont donc ici trop étroits, sans que personne puisse dire de combien. Donnez à chaque patient un sous-dossier de son dossier de classe pour obtenir des intervalles par cas.</translation>
    </message>
    <message>
        <source>For research use only; not a medical device. Sorts photographs of blood smears into the classes of its training data and shows where it looked, for a reader who decides.</source>
        <translation>Réservé à la recherche (For research use only)&#xa0;; n’est pas un dispositif médical. Classe des photographies de frottis sanguins dans les classes de ses données d’entraînement et montre où il a regardé, pour un lecteur qui décide.</translation>
    </message>
    <message>
        <source>Trained and tested on one set of images (see Training). Other laboratories&apos; stains, cameras and microscopes are outside what was tested, except for the shifts below.</source>
        <translation>Entraîné et testé sur un seul jeu d’images (voir Entraînement). Les colorations, caméras et microscopes d’autres laboratoires sont hors de ce qui a été testé, sauf pour les variations ci-dessous.</translation>
    </message>
    <message>
        <source>Stain colour can tell classes apart that were photographed on different days; the model may lean on it.</source>
        <translation>La teinte de la coloration peut permettre de distinguer des classes photographiées à des jours différents&#xa0;; le modèle peut s’y appuyer.</translation>
    </message>
    <message>
        <source>It knows only the classes below. A field of anything else may still be given one of them, with high probability.</source>
        <translation>Il ne connaît que les classes ci-dessous. Un champ montrant tout autre chose peut néanmoins recevoir l’une d’elles, avec une probabilité élevée.</translation>
    </message>
    <message>
        <source>The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is higher than it would be on new patients.</source>
        <translation>La répartition ignore les patients&#xa0;: les images d’un même patient peuvent se trouver des deux côtés, l’exactitude ci-dessous est donc plus élevée qu’elle ne le serait sur de nouveaux patients.</translation>
    </message>
    <message>
        <source>What the split is worth: separate models of one recipe (robust) scored {0}% ({1}% to {2}%) on the random split&apos;s {3} test images and {4}% ({5}% to {6}%) on the contiguous split&apos;s {7} test images and {8}% ({9}% to {10}%) on the stain-grouped split&apos;s {11} test images. Expect the lowest of these on new patients, or less.</source>
        <translation>Ce que vaut la répartition&#xa0;: des modèles distincts d’une même recette (robust) ont obtenu {0}&#xa0;% ({1}&#xa0;% à {2}&#xa0;%) sur les {3} images de test de la répartition aléatoire, {4}&#xa0;% ({5}&#xa0;% à {6}&#xa0;%) sur les {7} images de test de la répartition contiguë et {8}&#xa0;% ({9}&#xa0;% à {10}&#xa0;%) sur les {11} images de test de la répartition groupée par coloration. Attendez-vous à la plus basse de ces valeurs sur de nouveaux patients, ou moins.</translation>
    </message>
    <message>
        <source>from there {0}% of calibration answers are right, where that can be had</source>
        <translation>à partir de là, {0}&#xa0;% des réponses de calibration sont justes, lorsque c’est possible</translation>
    </message>
    <message>
        <source>reported answers this close above are flagged</source>
        <translation>les réponses rendues situées à moins de cette marge au-dessus reçoivent une alarme</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of calibration images</source>
        <translation>dépassé par {0}&#xa0;% au plus des images de calibration</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>dépassé par {0}&#xa0;% au plus des images hors du lot de test, telles que photographiées et sous chacune des {1} variations</translation>
    </message>
    <message>
        <source>fallen short of by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>non atteint par {0}&#xa0;% au plus des images hors du lot de test, telles que photographiées et sous chacune des {1} variations</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Flou</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Stain</source>
        <translation>Coloration</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>Proportions</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>Barely sure</source>
        <translation>À peine sûre</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doublon</translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation>Quasi-doublon</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Rendue</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendue</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>More images of it were found.</source>
        <translation>D’autres images en ont été trouvées.</translation>
    </message>
    <message>
        <source>One of its images was changed.</source>
        <translation>L’une de ses images a été modifiée.</translation>
    </message>
    <message>
        <source>Some of its images are screened again.</source>
        <translation>Certaines de ses images sont analysées à nouveau.</translation>
    </message>
    <message>
        <source>More of its images were screened.</source>
        <translation>D’autres de ses images ont été analysées.</translation>
    </message>
    <message>
        <source>A review of one of its images was changed.</source>
        <translation>La relecture de l’une de ses images a été modifiée.</translation>
    </message>
    <message>
        <source>The bundle is signed by {name}, who is trusted here (key {fingerprint}).</source>
        <translation>Le paquet est signé par {name}, approuvé ici (clé {fingerprint}).</translation>
    </message>
    <message>
        <source>The bundle is signed, but nobody here trusts the key {fingerprint}, whose owner goes by the name {name}. Compare the fingerprint with the one that the signer tells you, then trust the key with `smearscope signers add`.</source>
        <translation>Le paquet est signé, mais personne ici n’approuve la clé {fingerprint}, dont le détenteur se nomme {name}. Comparez l’empreinte avec celle que le signataire vous indique, puis approuvez la clé avec `smearscope signers add`.</translation>
    </message>
    <message>
        <source>The signature was taken away: the card names {name} (key {fingerprint}) as its signer, but {file} is missing. Get the bundle again from where it came.</source>
        <translation>La signature numérique a été enlevée&#xa0;: la fiche nomme {name} (clé {fingerprint}) comme signataire, mais {file} manque. Procurez-vous de nouveau le paquet auprès de sa source.</translation>
    </message>
    <message>
        <source>sensitivity of {name}</source>
        <translation>sensibilité pour {name}</translation>
    </message>
    <message>
        <source>These are the very images that the model was made with ({name}, {images}): most of them trained it. The figures say how well it remembers, and nothing of how well it does on images that it has not seen.</source>
        <translation>Ce sont les images mêmes avec lesquelles le modèle a été fait ({name}, {images})&#xa0;: la plupart l’ont entraîné. Les chiffres disent ce qu’il a retenu, et rien de ce qu’il vaut sur des images qu’il n’a pas vues.</translation>
    </message>
    <message>
        <source>{images} of {0} belong to the model&apos;s own data set: the card&apos;s figures were counted on them. The rest of that data set trained it, and whether more of these images are among it cannot be told. Such images say nothing of another laboratory&apos;s.</source>
        <translation>{images} sur {0} font partie des données propres du modèle&#xa0;: les chiffres de la fiche ont été comptés sur elles. Le reste de ces données l’a entraîné, et on ne peut dire si d’autres de ces images s’y trouvent. De telles images ne disent rien de celles d’un autre laboratoire.</translation>
    </message>
    <message>
        <source>Thresholds differ from the model&apos;s card: {list}. What was reported and what was withheld holds with these; the card&apos;s figures were counted with its own.</source>
        <translation>Les seuils diffèrent de la fiche du modèle&#xa0;: {list}. Ce qui a été rendu et ce qui ne l’a pas été vaut avec ceux-ci&#xa0;; les chiffres de la fiche ont été comptés avec les siens.</translation>
    </message>
    <message>
        <source>{0} pairs of files show the same picture under two classes: {list}. One of the two is in the wrong folder, and counts as the model&apos;s mistake or success by accident. Put it right, then validate again.</source>
        <translation>Paires de fichiers montrant la même image dans deux classes&#xa0;: {0} ({list}). L’un des deux est dans le mauvais dossier et compte par hasard comme erreur ou réussite du modèle. Corrigez, puis validez de nouveau.</translation>
    </message>
    <message>
        <source>With {images}, more than {0}, only identical files were looked for under two classes, not pictures that are nearly the same.</source>
        <translation>Avec {images}, plus de {0}, seuls des fichiers identiques ont été cherchés dans deux classes, pas des images presque semblables.</translation>
    </message>
    <message>
        <source>No readable image is of {list}: nothing was measured of them.</source>
        <translation>Aucune image lisible de {list}&#xa0;: rien n’a été mesuré à ce sujet.</translation>
    </message>
    <message>
        <source>No readable image is malignant, so there is no sensitivity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>Aucune image lisible n’est maligne&#xa0;: il n’y a donc pas de sensibilité, et les valeurs prédictives ne signifient rien. Une exactitude d’un seul côté n’en est pas une.</translation>
    </message>
    <message>
        <source>No readable image is not malignant, so there is no specificity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>Toutes les images lisibles sont malignes&#xa0;: il n’y a donc pas de spécificité, et les valeurs prédictives ne signifient rien. Une exactitude d’un seul côté n’en est pas une.</translation>
    </message>
    <message>
        <source>Fewer than {0} images: {list}. Read the intervals, not the percentages; a few more images can move them anywhere within.</source>
        <translation>Moins de {0} images&#xa0;: {list}. Lisez les intervalles, pas les pourcentages&#xa0;; quelques images de plus peuvent les déplacer n’importe où à l’intérieur.</translation>
    </message>
    <message>
        <source>{images} are the same, or nearly the same, as an earlier one. Copies make intervals narrower than they are; the figures without them stand beside.</source>
        <translation>Identiques ou presque à une précédente&#xa0;: {images}. Les copies rendent les intervalles plus étroits qu’ils ne sont&#xa0;; les chiffres sans elles figurent à côté.</translation>
    </message>
    <message>
        <source>Images come from {0} cases (sub-folders).</source>
        <translation>Cas (sous-dossiers) dont proviennent les images&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow.</source>
        <translation>Les images d’un même cas se ressemblent&#xa0;; les intervalles qui comptent chaque image sont donc trop étroits.</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow; the intervals by case say more.</source>
        <translation>Les images d’un même cas se ressemblent&#xa0;; les intervalles qui comptent chaque image sont donc trop étroits&#xa0;; les intervalles par cas en disent plus.</translation>
    </message>
    <message>
        <source>Fewer than {0} cases give no interval by case.</source>
        <translation>Moins de {0} cas ne donnent pas d’intervalle par cas.</translation>
    </message>
    <message>
        <source>{images} lie in no sub-folder, so that there are no intervals by case.</source>
        <translation>Hors de tout sous-dossier&#xa0;: {images}&#xa0;; il n’y a donc pas d’intervalles par cas.</translation>
    </message>
    <message>
        <source>Sub-folders of the same name under two classes were taken for different cases: {list}.</source>
        <translation>Les sous-dossiers de même nom dans deux classes ont été pris pour des cas différents&#xa0;: {list}.</translation>
    </message>
    <message>
        <source>{images} could not be read and are in no figure. If such files were of one class or of one camera more than of others, the figures are of a chosen part.</source>
        <translation>Illisibles et dans aucun chiffre&#xa0;: {images}. Si de tels fichiers étaient d’une classe ou d’une caméra plus que d’autres, les chiffres portent sur une partie choisie.</translation>
    </message>
    <message>
        <source>Folders that could not be entered: {list}.</source>
        <translation>Dossiers inaccessibles&#xa0;: {list}.</translation>
    </message>
    <message>
        <source>Folders left out by hand: {list}. Whoever reads the figures should know why.</source>
        <translation>Dossiers écartés à la main&#xa0;: {list}. Qui lit les chiffres doit savoir pourquoi.</translation>
    </message>
    <message>
        <source>{images} directly in the chosen folder have no class and took no part.</source>
        <translation>Directement dans le dossier choisi, sans classe et donc non comptées&#xa0;: {images}.</translation>
    </message>
    <message>
        <source>{images} that were screened into this run earlier are no longer in the folder, and still counted. Validate into a new folder to count only what is there.</source>
        <translation>Examinées plus tôt dans cette exécution, absentes du dossier et encore comptées&#xa0;: {images}. Validez dans un nouveau dossier pour ne compter que ce qui s’y trouve.</translation>
    </message>
    <message>
        <source>{0} pages and tiles come from {1} files. Each counts as one image, though those of one file are alike; every tile of a slide has the slide&apos;s class, whether it shows a blast or not.</source>
        <translation>Pages et tuiles&#xa0;: {0}, issues de {1} fichiers. Chacune compte pour une image, bien que celles d’un même fichier se ressemblent&#xa0;; chaque tuile d’une lame porte la classe de la lame, qu’elle montre un blaste ou non.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} et {count} de plus</translation>
    </message>
    <message>
        <source>{name} {value} (card {card})</source>
        <translation>{name} {value} (fiche {card})</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>PDF report</source>
        <translation>Rapport PDF</translation>
    </message>
    <message>
        <source>Heatmaps</source>
        <translation>Cartes de chaleur</translation>
    </message>
    <message>
        <source>Slide maps</source>
        <translation>Cartes de lames</translation>
    </message>
    <message>
        <source>table for every spreadsheet and statistics program</source>
        <translation>table lisible par tout tableur ou logiciel de statistiques</translation>
    </message>
    <message>
        <source>workbook with summary and provenance</source>
        <translation>classeur avec synthèse et provenance</translation>
    </message>
    <message>
        <source>one JSON object a row, for programs</source>
        <translation>un objet JSON par ligne, pour les programmes</translation>
    </message>
    <message>
        <source>to read and print, the most suspicious images first</source>
        <translation>à lire et à imprimer, les images les plus suspectes en premier</translation>
    </message>
    <message>
        <source>a PNG per image with the heatmap over it</source>
        <translation>un PNG par image, avec la carte de chaleur superposée</translation>
    </message>
    <message>
        <source>a PNG per whole slide with its tiles&apos; malignant probability</source>
        <translation>un PNG par lame entière, avec la probabilité de malignité de ses tuiles</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Non rendues</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Avec alarme</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisibles</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Non relues</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>This run was written by an older SmearScope and was brought up to date. A copy as it was is kept in its folder: {name}.</source>
        <translation>Cette série avait été écrite par un SmearScope antérieur et a été mise à jour. Une copie dans son état d’origine est conservée dans son dossier&#xa0;: {name}.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>This is a bug in SmearScope</source>
        <translation>C’est un bogue de SmearScope</translation>
    </message>
    <message>
        <source>Something happened that SmearScope was not made for. It is no mistake of yours.</source>
        <translation>Il s’est produit une situation que SmearScope ne prévoit pas. Ce n’est pas une erreur de votre part.</translation>
    </message>
    <message>
        <source>Parts that were not loaded yet are of the new version, and do not fit.</source>
        <translation>Les parties qui n’étaient pas encore chargées sont de la nouvelle version et ne conviennent pas.</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk. Nothing that you saw is lost.</source>
        <translation>Les images terminées et les relectures sont sur le disque. Rien de ce que vous avez vu n’est perdu.</translation>
    </message>
    <message>
        <source>Copy the details and send them to whoever looks after SmearScope; they may name files, but hold no image.</source>
        <translation>Copiez les détails et envoyez-les à la personne qui s’occupe de SmearScope&#xa0;; ils peuvent nommer des fichiers, mais ne contiennent aucune image.</translation>
    </message>
    <message>
        <source>SmearScope was updated while it was open</source>
        <translation>SmearScope a été mis à jour pendant qu’il était ouvert</translation>
    </message>
    <message>
        <source>Close SmearScope and start it again.</source>
        <translation>Fermez SmearScope et relancez-le.</translation>
    </message>
    <message>
        <source>SmearScope crashed the last time</source>
        <translation>SmearScope s’est arrêté brutalement la dernière fois</translation>
    </message>
    <message>
        <source>It ended without being closed. It is no mistake of yours.</source>
        <translation>Il s’est terminé sans avoir été fermé. Ce n’est pas une erreur de votre part.</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk and open again.</source>
        <translation>Les images terminées et les relectures sont sur le disque et de nouveau ouvertes.</translation>
    </message>
    <message>
        <source>The report below was sent nowhere. Copy it and send it to whoever looks after SmearScope, if you like.</source>
        <translation>Le rapport ci-dessous n’a été envoyé nulle part. Si vous le souhaitez, copiez-le et envoyez-le à la personne qui s’occupe de SmearScope.</translation>
    </message>
    <message>
        <source>The model was refused</source>
        <translation>Le modèle a été refusé</translation>
    </message>
    <message>
        <source>Get the model bundle again from where it came, or install SmearScope again. Do not screen with this one.</source>
        <translation>Procurez-vous de nouveau le paquet du modèle auprès de sa source, ou réinstallez SmearScope. N’utilisez pas celui-ci pour analyser.</translation>
    </message>
    <message>
        <source>The list of trusted signers cannot be read</source>
        <translation>La liste des signataires approuvés ne peut pas être lue</translation>
    </message>
    <message>
        <source>Mend the file or ask whoever looks after this computer, then start SmearScope again.</source>
        <translation>Corrigez le fichier ou adressez-vous à la personne qui s’occupe de cet ordinateur, puis redémarrez SmearScope.</translation>
    </message>
    <message>
        <source>A part of SmearScope is missing</source>
        <translation>Une partie de SmearScope est absente</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>Réinstallez SmearScope.</translation>
    </message>
    <message>
        <source>This did not work with the model</source>
        <translation>L’opération sur le modèle a échoué</translation>
    </message>
    <message>
        <source>Installed models and runs stay as they are.</source>
        <translation>Les modèles installés et les séries restent tels quels.</translation>
    </message>
    <message>
        <source>Mend what is said above, then try again.</source>
        <translation>Corrigez ce qui est indiqué ci-dessus, puis réessayez.</translation>
    </message>
    <message>
        <source>No images in this folder</source>
        <translation>Aucune image dans ce dossier</translation>
    </message>
    <message>
        <source>Open another folder.</source>
        <translation>Ouvrez un autre dossier.</translation>
    </message>
    <message>
        <source>The folder went away</source>
        <translation>Le dossier a disparu</translation>
    </message>
    <message>
        <source>Images that were finished are kept in the run, with every review.</source>
        <translation>Les images terminées sont conservées dans la série, avec chaque relecture.</translation>
    </message>
    <message>
        <source>Check the drive or network connection, then go on with the run.</source>
        <translation>Vérifiez le lecteur ou la connexion réseau, puis reprenez la série.</translation>
    </message>
    <message>
        <source>The run is damaged</source>
        <translation>La série est endommagée</translation>
    </message>
    <message>
        <source>Your images were only read. Other runs are not touched.</source>
        <translation>Vos images ont seulement été lues. Les autres séries ne sont pas touchées.</translation>
    </message>
    <message>
        <source>Take the run folder from your backup, or screen the folder again.</source>
        <translation>Reprenez le dossier de la série dans votre sauvegarde, ou analysez de nouveau le dossier.</translation>
    </message>
    <message>
        <source>The run cannot be opened</source>
        <translation>La série ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>Nothing in it was changed. The run that was open stays open.</source>
        <translation>Rien n’y a été modifié. La série qui était ouverte le reste.</translation>
    </message>
    <message>
        <source>Check that its drive is connected and that no other SmearScope writes into it.</source>
        <translation>Vérifiez que son lecteur est connecté et qu’aucun autre SmearScope n’y écrit.</translation>
    </message>
    <message>
        <source>The run can no longer be read</source>
        <translation>La série ne peut plus être lue</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again.</source>
        <translation>Vérifiez que son disque est branché, puis rouvrez la série.</translation>
    </message>
    <message>
        <source>The run could not be searched for damage</source>
        <translation>La recherche de dommages dans la série a échoué</translation>
    </message>
    <message>
        <source>The run is still open, and nothing in it was changed.</source>
        <translation>La série est toujours ouverte, et rien n’y a été modifié.</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again; it is searched each time.</source>
        <translation>Vérifiez que son lecteur est connecté, puis rouvrez la série&#xa0;; elle est contrôlée à chaque ouverture.</translation>
    </message>
    <message>
        <source>This did not work in the review</source>
        <translation>Cela n’a pas fonctionné dans la relecture</translation>
    </message>
    <message>
        <source>Every answer and sign-off that was given before it is on the disk.</source>
        <translation>Chaque réponse et signature donnée auparavant est sur le disque.</translation>
    </message>
    <message>
        <source>All results are kept in the run. Exports that were finished before it stay.</source>
        <translation>Tous les résultats sont conservés dans la série. Les exports terminés auparavant restent.</translation>
    </message>
    <message>
        <source>Choose other rows or another format, then export again.</source>
        <translation>Choisissez d’autres lignes ou un autre format, puis exportez de nouveau.</translation>
    </message>
    <message>
        <source>The folder cannot be opened</source>
        <translation>Le dossier ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>Nothing was screened. Earlier runs stay as they are.</source>
        <translation>Rien n’a été analysé. Les séries antérieures restent telles quelles.</translation>
    </message>
    <message>
        <source>Check that the drive is connected and that you may read the folder, then try again.</source>
        <translation>Vérifiez que le lecteur est connecté et que vous avez le droit de lire le dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>The results could not be exported</source>
        <translation>Les résultats n’ont pas pu être exportés</translation>
    </message>
    <message>
        <source>All results are kept in the run. An older file of that name was not changed.</source>
        <translation>Tous les résultats sont conservés dans la série. Un ancien fichier du même nom n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Free space, or choose another folder, then export again.</source>
        <translation>Libérez de l’espace, ou choisissez un autre dossier, puis exportez de nouveau.</translation>
    </message>
    <message>
        <source>The results could not be written</source>
        <translation>Les résultats n’ont pas pu être écrits</translation>
    </message>
    <message>
        <source>What was finished is kept in the run, and the run can go on.</source>
        <translation>Ce qui est terminé est conservé dans la série, et la série peut reprendre.</translation>
    </message>
    <message>
        <source>Free space, or see that you may write there, then go on with the run.</source>
        <translation>Libérez de l’espace, ou vérifiez que vous avez le droit d’y écrire, puis reprenez la série.</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>L’opération a échoué</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Une série est en cours</translation>
    </message>
    <message>
        <source>SmearScope screens one folder at a time.</source>
        <translation>SmearScope analyse un dossier à la fois.</translation>
    </message>
    <message>
        <source>The run goes on; nothing was lost.</source>
        <translation>La série continue&#xa0;; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>Wait for it to finish, or cancel it (Esc), then open the other one.</source>
        <translation>Attendez qu’elle se termine, ou arrêtez-la (Esc), puis ouvrez l’autre.</translation>
    </message>
    <message>
        <source>Results are being exported</source>
        <translation>Des résultats sont en cours d’exportation</translation>
    </message>
    <message>
        <source>Two models are being compared</source>
        <translation>Une comparaison de deux modèles est en cours</translation>
    </message>
    <message>
        <source>SmearScope does one at a time, so that neither makes the other slow.</source>
        <translation>SmearScope fait une chose à la fois, pour qu’aucune ne ralentisse l’autre.</translation>
    </message>
    <message>
        <source>Your images are only read. Of a comparison that is cancelled nothing is kept.</source>
        <translation>Vos images sont seulement lues. D’une comparaison arrêtée, rien n’est conservé.</translation>
    </message>
    <message>
        <source>Wait for the comparison on the page Models, or cancel it and screen now.</source>
        <translation>Attendez la fin de la comparaison sur la page Modèles, ou arrêtez-la et analysez maintenant.</translation>
    </message>
    <message>
        <source>The model is being validated</source>
        <translation>La validation du modèle est en cours</translation>
    </message>
    <message>
        <source>What is screened of a validation that is cancelled is kept, and it can go on later.</source>
        <translation>Ce qui est analysé pendant une validation arrêtée est conservé, et elle peut reprendre plus tard.</translation>
    </message>
    <message>
        <source>Wait for the validation on the page Check, or cancel it and screen now.</source>
        <translation>Attendez la fin de la validation sur la page Contrôle, ou arrêtez-la et analysez maintenant.</translation>
    </message>
    <message>
        <source>Drop one folder, or some images</source>
        <translation>Déposez un dossier, ou des images</translation>
    </message>
    <message>
        <source>Several folders, or folders and files together, were dropped.</source>
        <translation>Plusieurs dossiers, ou des dossiers et des fichiers ensemble, ont été déposés.</translation>
    </message>
    <message>
        <source>Nothing was screened or changed.</source>
        <translation>Rien n’a été analysé ni modifié.</translation>
    </message>
    <message>
        <source>Put the folders into one folder and drop that: each sub-folder becomes a case.</source>
        <translation>Réunissez les dossiers dans un seul dossier et déposez celui-ci&#xa0;: chaque sous-dossier devient un cas.</translation>
    </message>
    <message>
        <source>Nothing was dropped that can be opened</source>
        <translation>Rien de ce qui a été déposé ne peut être ouvert</translation>
    </message>
    <message>
        <source>It is no file or folder of this computer, or its program took it back.</source>
        <translation>Ce n’est ni un fichier ni un dossier de cet ordinateur, ou son programme l’a retiré.</translation>
    </message>
    <message>
        <source>Save it as a file first, then drop that file.</source>
        <translation>Enregistrez-le d’abord dans un fichier, puis déposez ce fichier.</translation>
    </message>
    <message>
        <source>Written to {folder}: {written}. Not written: {missing}.</source>
        <translation>Écrit dans {folder}&#xa0;: {written}. Non écrit&#xa0;: {missing}.</translation>
    </message>
    <message>
        <source>Your images were only read; nothing was changed.</source>
        <translation>Vos images ont seulement été lues&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>No image was screened with this model.</source>
        <translation>Aucune image n’a été analysée avec ce modèle.</translation>
    </message>
</context>
<context>
    <name>opened</name>
    <message>
        <source>This run is not finished: {done} of {total} images are screened.</source>
        <translation>Cette série n’est pas terminée. Images analysées&#xa0;: {done} sur {total}.</translation>
    </message>
    <message>
        <source>Screen the rest</source>
        <translation>Analyser le reste</translation>
    </message>
</context>
<context>
    <name>order</name>
    <message>
        <source>Most suspicious first</source>
        <translation>Plus suspectes d’abord</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Moins sûres d’abord</translation>
    </message>
    <message>
        <source>As screened</source>
        <translation>Ordre d’analyse</translation>
    </message>
    <message>
        <source>By case and file</source>
        <translation>Par cas et fichier</translation>
    </message>
    <message>
        <source>By answer</source>
        <translation>Par réponse</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Waiting for the drive of {path}…</source>
        <translation>En attente du disque de {path}…</translation>
    </message>
    <message>
        <source>Do not &amp;wait</source>
        <translation>Ne pas &amp;attendre</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>Prob.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Vignette</translation>
    </message>
    <message>
        <source>none</source>
        <translation>néant</translation>
    </message>
    <message>
        <source>Reviewed by {reviewer}: {answer}</source>
        <translation>Relue par {reviewer}&#xa0;: {answer}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Drop a folder anywhere</source>
        <translation>Déposez un dossier n’importe où</translation>
    </message>
    <message>
        <source>SmearScope screens every image in it, offline. Nothing is sent anywhere, and no image is changed.</source>
        <translation>SmearScope en analyse chaque image, hors ligne. Rien n’est envoyé nulle part, et aucune image n’est modifiée.</translation>
    </message>
    <message>
        <source>Watch it, or do something else</source>
        <translation>Suivez l’analyse, ou faites autre chose</translation>
    </message>
    <message>
        <source>Pause, cancel, close: what is finished is on the disk, and a run that was not finished can go on.</source>
        <translation>Mettez en pause, arrêtez, fermez&#xa0;: ce qui est terminé est sur le disque, et une série non terminée peut reprendre.</translation>
    </message>
    <message>
        <source>Review what needs eyes, by keyboard</source>
        <translation>Relisez au clavier ce qui demande un regard</translation>
    </message>
    <message>
        <source>Doubtful images come first. 1 to 4 name a class, Enter agrees, U is unsure, the arrows move. Every key is on the disk before the next image shows.</source>
        <translation>Les images douteuses viennent en premier. 1 à 4 nomment une classe, Entrée (Enter) accepte, U signifie incertain, les flèches changent d’image. Chaque réponse est sur le disque avant que l’image suivante s’affiche.</translation>
    </message>
    <message>
        <source>Sign off case by case</source>
        <translation>Signez cas par cas</translation>
    </message>
    <message>
        <source>A case can be signed when every image in its queue has been seen by a person.</source>
        <translation>Un cas peut être signé quand une personne a vu chaque image de sa file.</translation>
    </message>
    <message>
        <source>Know the model&apos;s limits</source>
        <translation>Connaissez les limites du modèle</translation>
    </message>
    <message>
        <source>Each model says what it was measured on. Check tries it on your own images. It is for research use only: the reader decides.</source>
        <translation>Chaque modèle indique sur quoi il a été évalué. La page Contrôle l’essaie sur vos propres images. Usage réservé à la recherche (Research use only)&#xa0;: le lecteur décide.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>{name} (tile {x}, {y})</source>
        <translation>{name} (tuile {x}, {y})</translation>
    </message>
    <message>
        <source>{name} (page {page})</source>
        <translation>{name} (page {page})</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{done} sur {total} images</translation>
    </message>
    <message>
        <source>{done} of {total} images found so far</source>
        <translation>{done} sur {total} images trouvées jusqu’ici</translation>
    </message>
</context>
</TS>
