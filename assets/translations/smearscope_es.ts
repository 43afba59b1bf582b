<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>AboutModelDialog</name>
    <message>
        <source>About this model</source>
        <translation>Acerca de este modelo</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Ficha del modelo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Version {version}, {precision}, {architecture}.</source>
        <translation>Versión {version}, {precision}, {architecture}.</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>Paquete {digits}</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Uso previsto</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limitaciones</translation>
    </message>
    <message>
        <source>When it does not report</source>
        <translation>Cuándo no informa</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>Cómo se midió</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer of this model.</source>
        <translation>La ficha no aporta ninguna evidencia: no confíe en ninguna respuesta de este modelo.</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>Con qué se entrenó</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>La ficha no menciona ninguna, y no hay modelo que no las tenga.</translation>
    </message>
    <message>
        <source>Below a probability of {share}, and when a field is out of focus, too dark or too bright, of unknown proportions, or outside what the model knows.</source>
        <translation>Por debajo de una probabilidad de {share}, y cuando un campo está desenfocado, demasiado oscuro o demasiado claro, tiene proporciones desconocidas o queda fuera de lo que el modelo conoce.</translation>
    </message>
    <message>
        <source>{name}: {count} images ({counts}); {kind} split, {train} to train, {validation} to validate, {test} to test. Started from {start}.</source>
        <translation>{name}: {count} imágenes ({counts}); partición {kind}: {train} para entrenar, {validation} para validar y {test} para probar. Punto de partida: {start}.</translation>
    </message>
    <message>
        <source>{subset}, {count} images</source>
        <translation>{subset}, {count} imágenes</translation>
    </message>
    <message>
        <source>Accuracy {accuracy} (95 % interval {low} to {high}); not reported {withheld}; agrees with the trained model on {agreement}.</source>
        <translation>Exactitud {accuracy} (intervalo del 95&#xa0;%: de {low} a {high}); no informadas {withheld}; coincide con el modelo entrenado en {agreement}.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>Halladas (sensibilidad)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>Acertadas (precisión)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Accuracy under other colour, light and focus:</source>
        <translation>Exactitud con otro color, otra luz y otro enfoque:</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement of two readers</source>
        <translation>Concordancia de dos lectores</translation>
    </message>
    <message>
        <source>Comparing{dots}</source>
        <translation>Comparando{dots}</translation>
    </message>
    <message>
        <source>There is no image that both readers answered</source>
        <translation>No hay ninguna imagen que hayan respondido ambos lectores</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value}, too even for an interval; {same}</source>
        <translation>{what}: kappa de Cohen {value}, respuestas demasiado uniformes para dar un intervalo; {same}</translation>
    </message>
    <message>
        <source>{what}: Cohen&apos;s kappa {value} (95 % interval {low} to {high}); {same}</source>
        <translation>{what}: kappa de Cohen {value} (intervalo del 95&#xa0;%: de {low} a {high}); {same}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} y {second}</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Todas las respuestas</translation>
    </message>
    <message>
        <source>Where both named a class</source>
        <translation>Donde ambos nombraron una clase</translation>
    </message>
    <message>
        <source>As it was when the second reading was closed, {time}. What is settled since changes nothing.</source>
        <translation>Como estaba al cerrarse la segunda lectura, {time}. Lo que se resolvió después no cambia nada.</translation>
    </message>
    <message>
        <source>Kappa is 1 for complete agreement and 0 for what chance would bring about. Images of one case are alike, so the interval is rather too narrow.</source>
        <translation>Kappa vale 1 con concordancia completa y 0 con la que daría el azar. Las imágenes de un mismo caso se parecen, por lo que el intervalo resulta demasiado estrecho.</translation>
    </message>
    <message>
        <source>{what}: {same}; no kappa, as both gave one and the same answer throughout</source>
        <translation>{what}: {same}; sin kappa, porque ambos dieron siempre la misma única respuesta</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dudosa</translation>
    </message>
    <message>
        <source>{first} and {second}: {count}</source>
        <translation>{first} y {second}: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n answered differently</source>
        <translation>
            <numerusform>%n con respuesta distinta</numerusform>
            <numerusform>%n con respuesta distinta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled since</source>
        <translation>
            <numerusform>%n resuelta desde entonces</numerusform>
            <numerusform>%n resueltas desde entonces</numerusform>
        </translation>
    </message>
    <message>
        <source>(the first {count} shown)</source>
        <translation>(se muestran las primeras {count})</translation>
    </message>
    <message>
        <source>The answers cannot be compared</source>
        <translation>No se pueden comparar las respuestas</translation>
    </message>
    <message>
        <source>Rows: first reader. Columns: second reader.</source>
        <translation>Filas: primer lector. Columnas: segundo lector.</translation>
    </message>
    <message>
        <source>Images answered differently</source>
        <translation>Imágenes con respuesta distinta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Enter or a double click shows one, to be settled.</source>
        <translation>Intro o un doble clic abre una para resolverla.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>95 % set</source>
        <translation>Conjunto del 95&#xa0;%</translation>
    </message>
    <message>
        <source>Holds the true class in 95 of 100 images like those of the calibration.</source>
        <translation>Contiene la clase verdadera en 95 de cada 100 imágenes como las de la calibración.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>About this model and its limits</source>
        <translation>Este modelo y sus limitaciones</translation>
    </message>
    <message>
        <source>What the model was made for, what it cannot do, how it was measured</source>
        <translation>Para qué se hizo el modelo, qué no puede hacer, cómo se midió</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>Probabilidad de cada clase</translation>
    </message>
    <message>
        <source>Considered, not reported</source>
        <translation>Consideradas, no informadas</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
</context>
<context>
    <name>BarKey</name>
    <message>
        <source>reported</source>
        <translation>informadas</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>no informadas</translation>
    </message>
</context>
<context>
    <name>CardTables</name>
    <message>
        <source>Truth ↓  model says</source>
        <translation>Real ↓  según el modelo</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusión</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>Cada clase</translation>
    </message>
    <message>
        <source>Other colour and light</source>
        <translation>Otro color y luz</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Conversión</translation>
    </message>
    <message>
        <source>Under this change</source>
        <translation>Con este cambio</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>May be set</source>
        <translation>Ajustable</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>The card carries no confusion matrix of its classes.</source>
        <translation>La ficha no contiene ninguna matriz de confusión de sus clases.</translation>
    </message>
    <message>
        <source>Measured on {count} images of the part {subset}, which taught the model nothing.</source>
        <translation>Medido en {count} imágenes de la parte {subset}, que no se usaron para entrenar el modelo.</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>maligna</translation>
    </message>
    <message>
        <source>not malignant</source>
        <translation>no maligna</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Carácter</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>Halladas (sensibilidad)</translation>
    </message>
    <message>
        <source>Right (precision)</source>
        <translation>Acertadas (precisión)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>{count} to train</source>
        <translation>{count} para entrenar</translation>
    </message>
    <message>
        <source>{count} to validate</source>
        <translation>{count} para validar</translation>
    </message>
    <message>
        <source>{count} to calibrate</source>
        <translation>{count} para calibrar</translation>
    </message>
    <message>
        <source>{count} to test</source>
        <translation>{count} para probar</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>Con qué se entrenó</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arquitectura</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Punto de partida</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sin nombre</translation>
    </message>
    <message>
        <source>{name}, {epochs} epochs, seed {seed}</source>
        <translation>{name}, {epochs} épocas, semilla {seed}</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>NO SUPERADA</translation>
    </message>
    <message>
        <source>FAILED, and was allowed to</source>
        <translation>NO SUPERADA (se permitía)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Check against the trained model</source>
        <translation>Comprobación frente al modelo entrenado</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Use as default</source>
        <translation>Usar por defecto</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autoprueba</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Damaged model</source>
        <translation>Modelo dañado</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>Paquete {digits}</translation>
    </message>
    <message>
        <source>Install its file again, or remove it.</source>
        <translation>Vuelva a instalar su archivo, o quítelo.</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>Vuelva a instalar SmearScope.</translation>
    </message>
    <message>
        <source>This model is damaged: {fault}.</source>
        <translation>Este modelo está dañado: {fault}.</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn sample(s) answered</source>
        <translation>
            <numerusform>%n muestra dibujada con respuesta</numerusform>
            <numerusform>%n muestras dibujadas con respuesta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read, on purpose</source>
        <translation>
            <numerusform>%n ilegible a propósito</numerusform>
            <numerusform>%n ilegibles a propósito</numerusform>
        </translation>
    </message>
    <message>
        <source>The self-test holds: files and golden outputs are as they should be, by {runtime}</source>
        <translation>Autoprueba superada: los archivos y las respuestas de referencia son como deben ser, con {runtime}</translation>
    </message>
    <message>
        <source>The self-test failed. Do not screen with this model on this computer.</source>
        <translation>Autoprueba no superada. No haga cribados con este modelo en este equipo.</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Cancelar la prueba</translation>
    </message>
    <message>
        <source>It ships with SmearScope and cannot be removed</source>
        <translation>Viene con SmearScope y no se puede quitar</translation>
    </message>
    <message>
        <source>It is the default; use another one as the default first</source>
        <translation>Es el modelo por defecto; elija antes otro por defecto</translation>
    </message>
    <message>
        <source>The card carries no evidence: trust no answer.</source>
        <translation>La ficha no aporta ninguna evidencia: no confíe en ninguna respuesta.</translation>
    </message>
    <message>
        <source>The card names none, which no model deserves.</source>
        <translation>La ficha no menciona ninguna, y no hay modelo que no las tenga.</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Uso previsto</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma digital</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limitaciones</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Ficha del modelo</translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Review this case</source>
        <translation>Revisar este caso</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Withdraw the sign-off</source>
        <translation>Retirar la firma</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n no se pudo leer</numerusform>
            <numerusform>%n no se pudieron leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to be screened</source>
        <translation>
            <numerusform>%n pendiente de cribado</numerusform>
            <numerusform>%n pendientes de cribado</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share as reported by the model: {share}</source>
        <translation>Proporción de malignas según informó el modelo: {share}</translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>Proporción de malignas con las respuestas de los revisores: {share}</translation>
    </message>
    <message>
        <source>Reviewers agree with {same} of {all} reported answers they looked at.</source>
        <translation>Los revisores coinciden con {same} de las {all} respuestas informadas que miraron.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Revisores</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>En conjunto</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>Sin clase</translation>
    </message>
    <message>
        <source>A second reader is at work: the first reader&apos;s answers and sign-offs are hidden.</source>
        <translation>Hay un segundo lector trabajando: las respuestas y firmas del primero están ocultas.</translation>
    </message>
    <message>
        <source>Signed off by {name} at {time}</source>
        <translation>Firmado por {name} el {time}</translation>
    </message>
    <message>
        <source>The sign-off was withdrawn: {reason}</source>
        <translation>Se retiró la firma: {reason}</translation>
    </message>
    <message>
        <source>A second reader is at work. Sign off when the second reading is closed.</source>
        <translation>Hay un segundo lector trabajando. Firme cuando se cierre la segunda lectura.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) still to be screened before it can be signed off.</source>
        <translation>
            <numerusform>Falta cribar %n imagen antes de poder firmarlo.</numerusform>
            <numerusform>Faltan por cribar %n imágenes antes de poder firmarlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder was not searched to its end. Resume the run before signing off.</source>
        <translation>La carpeta no se examinó hasta el final. Reanude la ejecución antes de firmar.</translation>
    </message>
    <message numerus="yes">
        <source>%n to review before it can be signed off.</source>
        <translation>
            <numerusform>Queda %n por revisar antes de poder firmarlo.</numerusform>
            <numerusform>Quedan %n por revisar antes de poder firmarlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in it could be read, so nobody has looked at it. It can be signed off.</source>
        <translation>No se pudo leer nada en él, así que nadie lo ha mirado. Se puede firmar.</translation>
    </message>
    <message>
        <source>Nothing in it needs a second look. It can be signed off.</source>
        <translation>Nada en este caso necesita una segunda mirada. Se puede firmar.</translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed. It can be signed off.</source>
        <translation>
            <numerusform>%n revisada. Se puede firmar.</numerusform>
            <numerusform>Las %n revisadas. Se puede firmar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Most suspicious images</source>
        <translation>Imágenes más sospechosas</translation>
    </message>
    <message>
        <source>Most suspicious</source>
        <translation>Más sospechosas</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Filter by case</source>
        <translation>Filtrar por caso</translation>
    </message>
    <message>
        <source>Agreement of two readers</source>
        <translation>Concordancia de dos lectores</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>Aún no hay casos</translation>
    </message>
    <message>
        <source>A case is a sub-folder of the screened folder. Open a run, or screen a folder.</source>
        <translation>Un caso es una subcarpeta de la carpeta cribada. Abra una ejecución o haga el cribado de una carpeta.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Abrir una ejecución</translation>
    </message>
    <message>
        <source>{name} signed off {case}</source>
        <translation>{name} firmó {case}</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn</source>
        <translation>Se retiró la firma de {case}</translation>
    </message>
    <message>
        <source>{signed} of {all} cases signed off</source>
        <translation>{signed} de {all} casos firmados</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Informadas</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Malignant</source>
        <translation>Malignas</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Máxima</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message numerus="yes">
        <source>all %n done</source>
        <translation>
            <numerusform>%n revisada</numerusform>
            <numerusform>las %n revisadas</numerusform>
        </translation>
    </message>
    <message>
        <source>{left} of {all}</source>
        <translation>{left} de {all}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirada</translation>
    </message>
</context>
<context>
    <name>ChartsDialog</name>
    <message>
        <source>Charts of {folder}</source>
        <translation>Gráficos de {folder}</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>{count} of {total} images ({share}) have a stain unlike the model&apos;s training images.</source>
        <translation>{count} de {total} imágenes ({share}) tienen una tinción distinta de la de las imágenes de entrenamiento del modelo.</translation>
    </message>
    <message numerus="yes">
        <source>A square stands for %Ln image(s) in the order in which they were screened.</source>
        <translation>
            <numerusform>Un cuadrado representa %Ln imagen, en el orden en que se cribaron.</numerusform>
            <numerusform>Un cuadrado representa %Ln imágenes, en el orden en que se cribaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases with the most</source>
        <translation>Casos con más imágenes así</translation>
    </message>
    <message>
        <source>No case has any</source>
        <translation>Ningún caso las tiene</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} de {total}</translation>
    </message>
    <message>
        <source>Show the case {name} in the results</source>
        <translation>Mostrar el caso {name} en los resultados</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Imágenes por clase</translation>
    </message>
    <message>
        <source>How sure the model was</source>
        <translation>Confianza del modelo</translation>
    </message>
    <message>
        <source>Stain of the run</source>
        <translation>Tinción de la ejecución</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Validate the model on your own images</source>
        <translation>Validar el modelo con sus propias imágenes</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Progress of the validation</source>
        <translation>Progreso de la validación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Looking into {folder}</source>
        <translation>Examinando {folder}</translation>
    </message>
    <message>
        <source>Validating on {folder}</source>
        <translation>Validando con {folder}</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>Deteniéndose tras esta imagen</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>Esperando a que termine lo anterior</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Comprobando el modelo</translation>
    </message>
    <message>
        <source>Counting the images</source>
        <translation>Contando las imágenes</translation>
    </message>
    <message>
        <source>Counting the answers and writing the report</source>
        <translation>Contando las respuestas y redactando el informe</translation>
    </message>
    <message>
        <source>{count} images found so far</source>
        <translation>{count} imágenes encontradas hasta ahora</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was screened.</source>
        <translation>Cancelado. No se cribó nada.</translation>
    </message>
    <message>
        <source>Cancelled. {done} of {total} images are screened and kept; starting again goes on with them.</source>
        <translation>Cancelado. {done} de {total} imágenes están cribadas y guardadas; al empezar de nuevo se continúa con ellas.</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>Esto es un fallo de SmearScope. Sus imágenes solo se leyeron; no se cambió nada.</translation>
    </message>
    <message>
        <source>The model was changed meanwhile: {model} answers now. Look over the classes again.</source>
        <translation>El modelo cambió entretanto: ahora responde {model}. Revise de nuevo las clases.</translation>
    </message>
    <message>
        <source>This folder cannot be validated with</source>
        <translation>Con esta carpeta no se puede validar</translation>
    </message>
    <message>
        <source>Drop a folder here that holds one folder for each class, such as Benign, Early Pre-B, Pre-B and Pro-B, with images whose class is known in another way. SmearScope answers on each, compares, and writes a report with sensitivity, specificity, intervals and limits. Images stay where they are and are never changed.</source>
        <translation>Suelte aquí una carpeta que contenga una carpeta por cada clase, por ejemplo benigna (Benign), pre-B temprana (Early Pre-B), pre-B (Pre-B) y pro-B (Pro-B), con imágenes cuya clase se conozca por otra vía. SmearScope responde a cada una, compara y redacta un informe con sensibilidad, especificidad, intervalos y limitaciones. Las imágenes se quedan donde están y no se modifican nunca.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Cribado</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>ClassChart</name>
    <message>
        <source>Images per class</source>
        <translation>Imágenes por clase</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegibles</translation>
    </message>
    <message numerus="yes">
        <source>{total}, of which %Ln image(s) not reported</source>
        <translation>
            <numerusform>{total}, de ellas %Ln no informada</numerusform>
            <numerusform>{total}, de ellas %Ln no informadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassCounts</name>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegibles</translation>
    </message>
</context>
<context>
    <name>CloseReadingDialog</name>
    <message>
        <source>Close your second reading?</source>
        <translation>¿Cerrar su segunda lectura?</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n por revisar</numerusform>
            <numerusform>%n por revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>Both readers&apos; answers are compared as they are now, and that figure stays. A closed reading is not opened again.</source>
        <translation>Las respuestas de ambos lectores se comparan tal como están ahora, y esa cifra queda. Una lectura cerrada no se vuelve a abrir.</translation>
    </message>
</context>
<context>
    <name>CompareResult</name>
    <message>
        <source>Same class</source>
        <translation>Misma clase</translation>
    </message>
    <message>
        <source>Share of the images that both could read with the same likeliest class</source>
        <translation>Proporción de las imágenes legibles para ambos con la misma clase más probable</translation>
    </message>
    <message>
        <source>Same side</source>
        <translation>Mismo carácter</translation>
    </message>
    <message>
        <source>Share of these that both call malignant, or both not malignant</source>
        <translation>Proporción de estas que ambos consideran malignas, o ambos no malignas</translation>
    </message>
    <message>
        <source>Same class where both report</source>
        <translation>Misma clase donde ambos informan</translation>
    </message>
    <message>
        <source>Share of the images that both reported with one class</source>
        <translation>Proporción de las imágenes que ambos informaron con una misma clase</translation>
    </message>
    <message>
        <source>A says ↓  B says</source>
        <translation>Según A ↓  según B</translation>
    </message>
    <message>
        <source>Check a model on images whose classes are known</source>
        <translation>Comprobar un modelo con imágenes de clase conocida</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), pages and tiles compared.</source>
        <translation>
            <numerusform>%n imagen, página o tesela comparada.</numerusform>
            <numerusform>%n imágenes, páginas y teselas comparadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreement beyond chance (Cohen&apos;s kappa): {kappa}.</source>
        <translation>Concordancia más allá del azar (kappa de Cohen): {kappa}.</translation>
    </message>
    <message>
        <source>Reported by A only: {first}, by B only: {second}.</source>
        <translation>Informadas solo por A: {first}, solo por B: {second}.</translation>
    </message>
    <message numerus="yes">
        <source>%n left out, as they came, went or changed meanwhile.</source>
        <translation>
            <numerusform>%n omitida, porque llegó, desapareció o cambió entretanto.</numerusform>
            <numerusform>%n omitidas, porque llegaron, desaparecieron o cambiaron entretanto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Informadas</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegibles</translation>
    </message>
    <message>
        <source>Time of an answer</source>
        <translation>Tiempo por respuesta</translation>
    </message>
    <message>
        <source>Different ({count})</source>
        <translation>Distintas ({count})</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>A says {first}, B says {second}: {count}</source>
        <translation>A dice {first}, B dice {second}: {count}</translation>
    </message>
    <message>
        <source>Images on which the models differ, the gravest first</source>
        <translation>Imágenes en las que difieren los modelos, primero las más graves</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Distintas</translation>
    </message>
    <message>
        <source>Class against class</source>
        <translation>Clase frente a clase</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>Ambos modelos</translation>
    </message>
    <message>
        <source>Agreement is not accuracy: where both say the same, both may be wrong.</source>
        <translation>Concordar no es acertar: donde ambos dicen lo mismo, ambos pueden equivocarse.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Model A</source>
        <translation>Modelo A</translation>
    </message>
    <message>
        <source>Model B</source>
        <translation>Modelo B</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progreso de la comparación</translation>
    </message>
    <message>
        <source>Comparing on {folder}</source>
        <translation>Comparando con {folder}</translation>
    </message>
    <message>
        <source>Waiting for what goes on before it</source>
        <translation>Esperando a que termine lo anterior</translation>
    </message>
    <message>
        <source>Stopping after this image</source>
        <translation>Deteniéndose tras esta imagen</translation>
    </message>
    <message>
        <source>Checking both models</source>
        <translation>Comprobando ambos modelos</translation>
    </message>
    <message>
        <source>Cancelled. Of a comparison nothing is kept; your images were only read.</source>
        <translation>Cancelado. De una comparación no se guarda nada; sus imágenes solo se leyeron.</translation>
    </message>
    <message>
        <source>This is a fault of SmearScope. Your images were only read; nothing was changed.</source>
        <translation>Esto es un fallo de SmearScope. Sus imágenes solo se leyeron; no se cambió nada.</translation>
    </message>
    <message>
        <source>Both models answer every image of a folder, one after the other, each with its card&apos;s own thresholds. You see where they agree, and each image on which they do not. Nothing is kept, and images are only read. Drop a folder here, or choose one.</source>
        <translation>Ambos modelos responden a cada imagen de una carpeta, uno tras otro, cada uno con los umbrales de su propia ficha. Verá en qué coinciden y cada imagen en la que no. No se guarda nada y las imágenes solo se leen. Suelte una carpeta aquí o elija una.</translation>
    </message>
    <message>
        <source>A second model is needed: install one first</source>
        <translation>Hace falta un segundo modelo: instale uno antes</translation>
    </message>
    <message>
        <source>Choose two different models</source>
        <translation>Elija dos modelos distintos</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>Elija una carpeta de imágenes</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>Aún sin carpeta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>Comparar dos modelos</translation>
    </message>
    <message>
        <source>Compare with reference images</source>
        <translation>Comparar con imágenes de referencia</translation>
    </message>
    <message>
        <source>Reference images</source>
        <translation>Imágenes de referencia</translation>
    </message>
    <message>
        <source>Your own gallery. Adding copies this image to your data folder, where it stays when the run is gone. Delete removes a copy.</source>
        <translation>Su propia galería. Al añadir, esta imagen se copia en su carpeta de datos y allí queda aunque la ejecución desaparezca. Supr quita una copia.</translation>
    </message>
    <message numerus="yes">
        <source>%n added by others since this run began, hidden from a blind reader</source>
        <translation>
            <numerusform>%n añadida por otros desde que empezó esta ejecución, oculta para el lector a ciegas</numerusform>
            <numerusform>%n añadidas por otros desde que empezó esta ejecución, ocultas para el lector a ciegas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add this image</source>
        <translation>Añadir esta imagen</translation>
    </message>
    <message>
        <source>Add this image to {name}</source>
        <translation>Añadir esta imagen a {name}</translation>
    </message>
    <message>
        <source>Reference images of {name}</source>
        <translation>Imágenes de referencia de {name}</translation>
    </message>
</context>
<context>
    <name>ConfidenceChart</name>
    <message>
        <source>How sure the model was</source>
        <translation>Confianza del modelo</translation>
    </message>
    <message>
        <source>{low} to {high}: {reported} reported, {withheld} not reported</source>
        <translation>De {low} a {high}: {reported} informadas, {withheld} no informadas</translation>
    </message>
    <message>
        <source>reported from {share}</source>
        <translation>se informa desde {share}</translation>
    </message>
    <message>
        <source>Probability of the predicted class</source>
        <translation>Probabilidad de la clase predicha</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Folder says ↓  model says</source>
        <translation>Según la carpeta ↓  según el modelo</translation>
    </message>
    <message>
        <source>{truth} taken for {given}: {count}</source>
        <translation>{truth} tomada por {given}: {count}</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>A says</source>
        <translation>Según A</translation>
    </message>
    <message>
        <source>B says</source>
        <translation>Según B</translation>
    </message>
    <message>
        <source>How they differ</source>
        <translation>En qué difieren</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>Not reported ({said})</source>
        <translation>No informada ({said})</translation>
    </message>
    <message>
        <source>Malignant by one only</source>
        <translation>Maligna solo según uno</translation>
    </message>
    <message>
        <source>Another class</source>
        <translation>Otra clase</translation>
    </message>
    <message>
        <source>Reported by one only</source>
        <translation>Informada solo por uno</translation>
    </message>
    <message>
        <source>Read by one only</source>
        <translation>Leída solo por uno</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export results</source>
        <translation>Exportar resultados</translation>
    </message>
    <message>
        <source>There already, and about to be replaced: {names}</source>
        <translation>Ya existen y se van a reemplazar: {names}</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Reemplazar</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Stop the export</source>
        <translation>&amp;Detener la exportación</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Abrir carpeta</translation>
    </message>
    <message>
        <source>&amp;Print the report</source>
        <translation>Im&amp;primir el informe</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>&amp;Keep it open</source>
        <translation>&amp;Mantener abierto</translation>
    </message>
    <message>
        <source>SmearScope closes when the export is written.</source>
        <translation>SmearScope se cerrará cuando se haya escrito la exportación.</translation>
    </message>
    <message>
        <source>SmearScope closes when the printer has all pages.</source>
        <translation>SmearScope se cerrará cuando la impresora tenga todas las páginas.</translation>
    </message>
    <message>
        <source>&amp;Stop printing</source>
        <translation>&amp;Detener la impresión</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported to {path}.</source>
        <translation>
            <numerusform>%n fila exportada a {path}.</numerusform>
            <numerusform>%n filas exportadas a {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>SmearScope stays open, as the results could not be exported.</source>
        <translation>SmearScope sigue abierto, porque no se pudieron exportar los resultados.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n página enviada a la impresora.</numerusform>
            <numerusform>%n páginas enviadas a la impresora.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Preview of</source>
        <translation>Vista previa de</translation>
    </message>
    <message>
        <source>Of a whole run or case only: with rows missing it would look complete.</source>
        <translation>Solo para una ejecución o un caso enteros: si faltaran filas, parecería completo.</translation>
    </message>
    <message>
        <source>There is no whole slide among these images.</source>
        <translation>No hay ninguna preparación entera entre estas imágenes.</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>Exportar a una carpeta</translation>
    </message>
    <message>
        <source>Images in the report at most</source>
        <translation>Imágenes en el informe, como máximo</translation>
    </message>
    <message>
        <source>Export into the folder</source>
        <translation>Exportar a la carpeta</translation>
    </message>
    <message>
        <source>&amp;Browse{dots}</source>
        <translation>E&amp;xaminar{dots}</translation>
    </message>
    <message>
        <source>&amp;Open the folder afterwards</source>
        <translation>A&amp;brir la carpeta al terminar</translation>
    </message>
    <message>
        <source>&amp;Print the report afterwards</source>
        <translation>Im&amp;primir el informe al terminar</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Qué filas</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Destino</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>First rows of the export</source>
        <translation>Primeras filas de la exportación</translation>
    </message>
    <message numerus="yes">
        <source>The first {count} of %Ln row(s)</source>
        <translation>
            <numerusform>Las primeras {count} de %Ln fila</numerusform>
            <numerusform>Las primeras {count} de %Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila en total</numerusform>
            <numerusform>Las %Ln filas</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is reading blindly, so no reader&apos;s answers or sign-offs are exported.</source>
        <translation>{name} lee a ciegas, así que no se exportan respuestas ni firmas de ningún lector.</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Progress of the export</source>
        <translation>Progreso de la exportación</translation>
    </message>
    <message>
        <source>Exporting{dots}</source>
        <translation>Exportando{dots}</translation>
    </message>
    <message>
        <source>You may close this window; the export goes on.</source>
        <translation>Puede cerrar esta ventana; la exportación continúa.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) exported</source>
        <translation>
            <numerusform>%Ln fila exportada</numerusform>
            <numerusform>%Ln filas exportadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportScopeBox</name>
    <message>
        <source>&amp;Whole run</source>
        <translation>Ejecución e&amp;ntera</translation>
    </message>
    <message>
        <source>One &amp;case</source>
        <translation>Un &amp;caso</translation>
    </message>
    <message>
        <source>Rows under the current &amp;filter</source>
        <translation>Filas del &amp;filtro actual</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>The results are not filtered.</source>
        <translation>Los resultados no están filtrados.</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>95 % interval {bounds}</source>
        <translation>Intervalo del 95&#xa0;%: {bounds}</translation>
    </message>
    <message>
        <source>nothing to count</source>
        <translation>nada que contar</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>More filters</source>
        <translation>Más filtros</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Any or none</source>
        <translation>Con o sin aviso</translation>
    </message>
    <message>
        <source>Probability at least</source>
        <translation>Probabilidad mínima</translation>
    </message>
    <message>
        <source>Probability at most</source>
        <translation>Probabilidad máxima</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>Revisada o no</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisadas</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>No revisadas</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Todos los casos</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidad</translation>
    </message>
</context>
<context>
    <name>HeatmapControls</name>
    <message>
        <source>Heatmap of class</source>
        <translation>Mapa de calor de la clase</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>Colores del mapa de calor</translation>
    </message>
    <message>
        <source>All three are even in lightness and safe for the colour-blind</source>
        <translation>Los tres varían de claridad por igual y son aptos para daltónicos</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Hide the heatmap for as long as you hold this, or the key H</source>
        <translation>Oculta el mapa de calor mientras mantenga pulsado este botón o la tecla H</translation>
    </message>
    <message>
        <source>Hide the heatmap while held</source>
        <translation>Ocultar el mapa de calor mientras se mantiene pulsado</translation>
    </message>
    <message>
        <source>&amp;Heatmap</source>
        <translation>&amp;Mapa de calor</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>O&amp;pacidad</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>The user guide is not part of this installation.</source>
        <translation>La guía del usuario no forma parte de esta instalación.</translation>
    </message>
    <message>
        <source>The page of licences is part of the packaged application only.</source>
        <translation>La página de licencias solo acompaña a la aplicación empaquetada.</translation>
    </message>
    <message>
        <source>No browser was found on this computer. The page lies at {place}.</source>
        <translation>No se encontró ningún navegador en este equipo. La página está en {place}.</translation>
    </message>
</context>
<context>
    <name>ImagePair</name>
    <message>
        <source>Original image</source>
        <translation>Imagen original</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Mapa de calor</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Between the whole image and its single pixels (Z)</source>
        <translation>Entre la imagen entera y sus píxeles (Z)</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Show the original beside the heatmap; both move together</source>
        <translation>Muestra el original junto al mapa de calor; ambos se mueven a la vez</translation>
    </message>
    <message>
        <source>This image cannot be shown now; its answer stays.
{reason}</source>
        <translation>Esta imagen no se puede mostrar ahora; su respuesta permanece.
{reason}</translation>
    </message>
    <message>
        <source>Select a row to see its image</source>
        <translation>Seleccione una fila para ver su imagen</translation>
    </message>
    <message>
        <source>No image: this file could not be read</source>
        <translation>Sin imagen: este archivo no se pudo leer</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>Leyendo la imagen…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Show single pixels</source>
        <translation>Mostrar los píxeles</translation>
    </message>
    <message>
        <source>Fit the whole image</source>
        <translation>Ajustar la imagen entera</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Install {name}?</source>
        <translation>¿Instalar {name}?</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>KnownModels</name>
    <message>
        <source>Damaged model</source>
        <translation>Modelo dañado</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>incluido</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>default</source>
        <translation>por defecto</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>weak</source>
        <translation>débil</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>fuerte</translation>
    </message>
    <message>
        <source>no place speaks for it</source>
        <translation>ninguna zona a su favor</translation>
    </message>
    <message>
        <source>How much each place spoke for the chosen class, relative to the strongest place of this image.
Weak places stay clear, so that the stain keeps its colour.
Colours of different images or classes cannot be compared.</source>
        <translation>Cuánto pesó cada zona a favor de la clase elegida, respecto a la zona más fuerte de esta imagen.
Las zonas débiles quedan transparentes, para que la tinción conserve su color.
Los colores de imágenes o clases distintas no se pueden comparar.</translation>
    </message>
    <message>
        <source>Legend: dark violet is weak, yellow is strong evidence</source>
        <translation>Leyenda: violeta oscuro es evidencia débil, amarillo es fuerte</translation>
    </message>
    <message>
        <source>Legend: black is weak, pale yellow is strong evidence</source>
        <translation>Leyenda: negro es evidencia débil, amarillo pálido es fuerte</translation>
    </message>
    <message>
        <source>Legend: dark blue is weak, yellow is strong evidence</source>
        <translation>Leyenda: azul oscuro es evidencia débil, amarillo es fuerte</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Another SmearScope window is open and does not answer, so this one opened beside it.</source>
        <translation>Hay otra ventana de SmearScope abierta que no responde, así que esta se abrió al lado.</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Abrir una carpeta de imágenes</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Abrir imágenes</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>Abrir una carpeta de ejecución</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Cribado</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Control</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>Choose another folder…</source>
        <translation>Elegir otra carpeta…</translation>
    </message>
    <message>
        <source>Start the validation</source>
        <translation>Iniciar la validación</translation>
    </message>
    <message>
        <source>Which folder holds which class?</source>
        <translation>¿Qué carpeta contiene qué clase?</translation>
    </message>
    <message>
        <source>{model} will answer on every image; the folder says what is right. Folders were matched by their names. Sub-folders of a class folder count as cases.</source>
        <translation>{model} responderá a cada imagen; la carpeta dice qué es lo correcto. Las carpetas se asignaron por su nombre. Las subcarpetas de la carpeta de una clase cuentan como casos.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Class of the folder {folder}</source>
        <translation>Clase de la carpeta {folder}</translation>
    </message>
    <message>
        <source>This folder holds {count} folders, too many to choose a class for each here. Choose a folder with one folder for each class, and patients as sub-folders of these.</source>
        <translation>Esta carpeta contiene {count} carpetas, demasiadas para elegir aquí la clase de cada una. Elija una carpeta con una carpeta por clase, y con los pacientes como subcarpetas de estas.</translation>
    </message>
    <message>
        <source>No image is of {classes}: nothing will be measured of it.</source>
        <translation>Ninguna imagen es de {classes}: no se medirá nada al respecto.</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Qué está a salvo</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Install a model…</source>
        <translation>Instalar un modelo…</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>Comparar dos modelos</translation>
    </message>
    <message>
        <source>Checking and installing</source>
        <translation>Comprobando e instalando</translation>
    </message>
    <message>
        <source>Wait until the model in hand is done, then open the file again.</source>
        <translation>Espere a que termine el modelo en curso y abra de nuevo el archivo.</translation>
    </message>
    <message>
        <source>Checking the model</source>
        <translation>Comprobando el modelo</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autoprueba</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Quitando</translation>
    </message>
    <message>
        <source>{name} is installed.</source>
        <translation>{name} está instalado.</translation>
    </message>
    <message>
        <source>{name} is installed already, and holds what it promises.</source>
        <translation>{name} ya está instalado y cumple lo que promete.</translation>
    </message>
    <message>
        <source>{name} was installed, but damaged or without its signature; it is whole again.</source>
        <translation>{name} estaba instalado, pero dañado o sin su firma digital; vuelve a estar íntegro.</translation>
    </message>
    <message>
        <source>{name} answers from the next run on.</source>
        <translation>{name} responderá a partir de la próxima ejecución.</translation>
    </message>
    <message>
        <source>The damaged model</source>
        <translation>El modelo dañado</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>Se quitó {name}.</translation>
    </message>
    <message>
        <source>Something goes on with a model</source>
        <translation>Hay una operación en curso con un modelo</translation>
    </message>
    <message>
        <source>Drop a model&apos;s .smear file or folder here</source>
        <translation>Suelte aquí el archivo .smear o la carpeta de un modelo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>OpacitySlider</name>
    <message>
        <source>Heatmap opacity in percent</source>
        <translation>Opacidad del mapa de calor, en porcentaje</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Model bundle (*.smear)</source>
        <translation>Paquete de modelo (*.smear)</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Instalar un modelo</translation>
    </message>
    <message>
        <source>A folder of images to compare on</source>
        <translation>Una carpeta de imágenes para comparar</translation>
    </message>
    <message>
        <source>A folder with one sub-folder per class</source>
        <translation>Una carpeta con una subcarpeta por clase</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Revisión</translation>
    </message>
</context>
<context>
    <name>PlaceOpener</name>
    <message>
        <source>Nothing on this computer opens {place}.</source>
        <translation>Ningún programa de este ordenador abre {place}.</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Tesela</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 del archivo</translation>
    </message>
    <message>
        <source>Screened</source>
        <translation>Cribada</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Motor de inferencia</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>Se informa desde</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
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
        <translation>Archivo y modelo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy file and model facts</source>
        <translation>Copiar los datos del archivo y del modelo</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Seleccionar todo</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Aumentar</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Re&amp;ducir</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Buscar en:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nombre de archivo:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Archivos de tipo:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Carpeta:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Elegir</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Carpeta contenedora</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Crear carpeta nueva</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Vista de lista</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Vista de detalles</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Sí</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Images to review</source>
        <translation>Imágenes por revisar</translation>
    </message>
</context>
<context>
    <name>QueueListModel</name>
    <message>
        <source>reviewed: {answer}</source>
        <translation>revisada: {answer}</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>no revisada</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Recent runs</source>
        <translation>Ejecuciones recientes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Take from this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
</context>
<context>
    <name>RecentRunsModel</name>
    <message>
        <source>cannot be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>versión anterior</translation>
    </message>
    <message>
        <source>{done} of {total} images, not finished</source>
        <translation>{done} de {total} imágenes, sin terminar</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReliabilityView</name>
    <message>
        <source>Reliability diagram, expected calibration error {error}</source>
        <translation>Diagrama de fiabilidad, error de calibración esperado {error}</translation>
    </message>
    <message>
        <source>Probability of the answer</source>
        <translation>Probabilidad de la respuesta</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>this damaged model</source>
        <translation>este modelo dañado</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>¿Quitar {name}?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Runs made with it keep their results, but unfinished ones cannot go on without it. The file that it was installed from is not touched; installing that again brings the model back.</source>
        <translation>Las ejecuciones hechas con él conservan sus resultados, pero las no terminadas no pueden continuar sin él. El archivo desde el que se instaló no se toca; al instalarlo de nuevo, el modelo vuelve.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Sensitivity (malignant)</source>
        <translation>Sensibilidad (malignas)</translation>
    </message>
    <message>
        <source>Share of the malignant images that were given a malignant class, their own or another</source>
        <translation>Proporción de las imágenes malignas que recibieron una clase maligna, la suya u otra</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Especificidad</translation>
    </message>
    <message>
        <source>Share of the other images that were given a class not malignant</source>
        <translation>Proporción de las demás imágenes que recibieron una clase no maligna</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Share of all readable images given their own class</source>
        <translation>Proporción de todas las imágenes legibles que recibieron su propia clase</translation>
    </message>
    <message>
        <source>Accuracy of what was reported</source>
        <translation>Exactitud de lo informado</translation>
    </message>
    <message>
        <source>Share of the answers given to the reader that name the image&apos;s own class</source>
        <translation>Proporción de las respuestas dadas al lector que nombran la clase propia de la imagen</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Share of the readable images whose answer was withheld</source>
        <translation>Proporción de las imágenes legibles cuya respuesta no se informó</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Abrir el informe</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Mostrar las imágenes</translation>
    </message>
    <message>
        <source>Change the classes</source>
        <translation>Cambiar las clases</translation>
    </message>
    <message>
        <source>Validate another folder…</source>
        <translation>Validar otra carpeta…</translation>
    </message>
    <message>
        <source>{model} on {count} images</source>
        <translation>{model} en {count} imágenes</translation>
    </message>
    <message>
        <source>Wrong images ({count})</source>
        <translation>Mal clasificadas ({count})</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>PPV here</source>
        <translation>VPP aquí</translation>
    </message>
    <message>
        <source>NPV here</source>
        <translation>VPN aquí</translation>
    </message>
    <message>
        <source>Malignant or not</source>
        <translation>Maligna o no</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aquí</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>En la ficha</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Qué se deduce</translation>
    </message>
    <message>
        <source>The card carries no figures.</source>
        <translation>La ficha no contiene cifras.</translation>
    </message>
    <message>
        <source>Limits of these figures</source>
        <translation>Limitaciones de estas cifras</translation>
    </message>
    <message>
        <source>Dots: share of right answers among those of about that probability, with its 95 % interval. Below the dashed line the model is surer than it is right. Grey: how many images.</source>
        <translation>Puntos: proporción de respuestas correctas entre las de esa probabilidad aproximada, con su intervalo del 95&#xa0;%. Por debajo de la línea discontinua, la confianza del modelo supera su acierto. Gris: cuántas imágenes.</translation>
    </message>
    <message>
        <source>Wrong images, the gravest first</source>
        <translation>Imágenes mal clasificadas, primero las más graves</translation>
    </message>
    <message>
        <source>Enter or a double click opens the image</source>
        <translation>Enter o un doble clic abre la imagen</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusión</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>Cada clase</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Compared with the card</source>
        <translation>Comparado con la ficha</translation>
    </message>
    <message>
        <source>Wrong images</source>
        <translation>Mal clasificadas</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>No hay ninguna ejecución abierta</translation>
    </message>
    <message>
        <source>Open one of your runs, or screen a folder: every image has its row here.</source>
        <translation>Abra una de sus ejecuciones o haga el cribado de una carpeta: cada imagen tiene aquí su fila.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Abrir una ejecución</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Filter by case or file name</source>
        <translation>Filtrar por caso o nombre de archivo</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>By column</source>
        <translation>Por columna</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturas</translation>
    </message>
    <message>
        <source>No image matches the filter</source>
        <translation>Ninguna imagen cumple el filtro</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>Mostrar todas las imágenes</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln row(s) shown</source>
        <translation>
            <numerusform>se muestra {shown} de %Ln fila</numerusform>
            <numerusform>se muestran {shown} de %Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the last %Ln came after sorting and stand at the end, choose the order again to sort them in</source>
        <translation>
            <numerusform>; la última (%Ln) llegó después de ordenar y está al final: elija de nuevo el orden para colocarla</numerusform>
            <numerusform>; las últimas %Ln llegaron después de ordenar y están al final: elija de nuevo el orden para colocarlas</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters ({count})</source>
        <translation>Filtros ({count})</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>&amp;Accept the model&apos;s class</source>
        <translation>&amp;Aceptar la clase del modelo</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>D&amp;udosa</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>Escribir una &amp;nota</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Previous queued image</source>
        <translation>Imagen ant&amp;erior en cola</translation>
    </message>
    <message>
        <source>Ne&amp;xt queued image</source>
        <translation>Imagen &amp;siguiente en cola</translation>
    </message>
    <message>
        <source>Next image without an &amp;answer</source>
        <translation>Si&amp;guiente imagen sin respuesta</translation>
    </message>
    <message>
        <source>&amp;Compare with reference images</source>
        <translation>&amp;Comparar con imágenes de referencia</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>Clase: {name}</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>The model reports no class here. Name one, or press U for unsure.</source>
        <translation>Aquí el modelo no informa ninguna clase. Nombre una o pulse U si tiene dudas.</translation>
    </message>
    <message>
        <source>The last answer is still being written. Try again in a moment.</source>
        <translation>La última respuesta aún se está escribiendo. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>This image was changed meanwhile. Its row is gone until it is screened again.</source>
        <translation>Esta imagen cambió entretanto. Su fila desaparece hasta que se vuelva a cribar.</translation>
    </message>
    <message>
        <source>The sign-off of {case} was withdrawn, as an answer changed.</source>
        <translation>Se retiró la firma de {case}, porque cambió una respuesta.</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revisadas</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>Aún no hay nada que revisar</translation>
    </message>
    <message>
        <source>Open a run, or screen a folder. What the model is not sure of is queued here.</source>
        <translation>Abra una ejecución o haga el cribado de una carpeta. Aquí se ponen en cola las imágenes de las que el modelo no está seguro.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Abrir una ejecución</translation>
    </message>
    <message>
        <source>Nothing here needs a second look</source>
        <translation>Aquí nada necesita una segunda mirada</translation>
    </message>
    <message>
        <source>No image was held back, flagged or answered with low confidence.</source>
        <translation>Ninguna imagen quedó sin informar, con avisos o con poca confianza.</translation>
    </message>
    <message>
        <source>Go to cases</source>
        <translation>Ir a los casos</translation>
    </message>
    <message>
        <source>Sign off cases</source>
        <translation>Firmar casos</translation>
    </message>
    <message>
        <source>Look at them again</source>
        <translation>Volver a verlas</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>SmearScope closes when the last answer is written.</source>
        <translation>SmearScope se cerrará cuando se haya escrito la última respuesta.</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) wait for their reviewer&apos;s name, and are lost if SmearScope is closed again.</source>
        <translation>
            <numerusform>%n nota espera el nombre de su lector y se perderá si se vuelve a cerrar SmearScope.</numerusform>
            <numerusform>%n notas esperan el nombre de su lector y se perderán si se vuelve a cerrar SmearScope.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed</source>
        <translation>
            <numerusform>%n revisada</numerusform>
            <numerusform>Las %n revisadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n por revisar</numerusform>
            <numerusform>%n por revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>Every answer is on the disk. Cases without open images can be signed off now.</source>
        <translation>Todas las respuestas están en el disco. Los casos sin imágenes pendientes ya se pueden firmar.</translation>
    </message>
    <message>
        <source>Every answer is on the disk. Your reading goes on until you close it.</source>
        <translation>Todas las respuestas están en el disco. Su lectura sigue hasta que la cierre.</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Todos los casos</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Su respuesta</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dudosa</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>Nota (N)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Change reviewer</source>
        <translation>Cambiar de revisor</translation>
    </message>
    <message>
        <source>Blind second reading: the first reader&apos;s answers stay hidden until you close yours.</source>
        <translation>Segunda lectura a ciegas: las respuestas del primer lector permanecen ocultas hasta que cierre su lectura.</translation>
    </message>
    <message>
        <source>Close my reading and compare</source>
        <translation>Cerrar mi lectura y comparar</translation>
    </message>
    <message>
        <source>Accept {name}</source>
        <translation>Aceptar {name}</translation>
    </message>
    <message>
        <source>Reviewing as {name}</source>
        <translation>Revisa {name}</translation>
    </message>
    <message>
        <source>Nobody has given a name yet.</source>
        <translation>Nadie ha dado aún su nombre.</translation>
    </message>
    <message>
        <source>Give your name</source>
        <translation>Dar su nombre</translation>
    </message>
    <message>
        <source>This answer counts</source>
        <translation>Esta respuesta cuenta</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Aún no revisada</translation>
    </message>
</context>
<context>
    <name>ReviewerDialog</name>
    <message>
        <source>Who reviews?</source>
        <translation>¿Quién revisa?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Your name, as it is to stand in the report</source>
        <translation>Su nombre, tal como debe figurar en el informe</translation>
    </message>
    <message>
        <source>I am the &amp;second reader, and read blindly</source>
        <translation>Soy el &amp;segundo lector y leo a ciegas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Every answer is kept with its reviewer&apos;s name.</source>
        <translation>Cada respuesta se guarda con el nombre de su revisor.</translation>
    </message>
    <message>
        <source>The first reader&apos;s answers stay hidden until you close your reading. Then both are compared.</source>
        <translation>Las respuestas del primer lector permanecen ocultas hasta que cierre su lectura. Después se comparan ambas.</translation>
    </message>
    <message>
        <source>This run has had its second reading, by {name}.</source>
        <translation>Esta ejecución ya tiene su segunda lectura, de {name}.</translation>
    </message>
    <message>
        <source>You go on with your blind second reading.</source>
        <translation>Usted continúa con su segunda lectura a ciegas.</translation>
    </message>
    <message>
        <source>{name} is reading blindly as the second reader.</source>
        <translation>{name} está leyendo a ciegas como segundo lector.</translation>
    </message>
</context>
<context>
    <name>RunFlow</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on with the run</source>
        <translation>C&amp;ontinuar la ejecución</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>&amp;Pausar la ejecución</translation>
    </message>
    <message>
        <source>Cancel it and screen</source>
        <translation>Cancelarla y cribar</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>Examinando la carpeta…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Comprobando el modelo…</translation>
    </message>
    <message>
        <source>Opening the run…</source>
        <translation>Abriendo la ejecución…</translation>
    </message>
</context>
<context>
    <name>ScreenPage</name>
    <message>
        <source>Nothing is being screened</source>
        <translation>No hay ningún cribado en curso</translation>
    </message>
    <message>
        <source>Open a folder, or drop one on this window; you can watch it here and review while it goes on.</source>
        <translation>Abra una carpeta o suéltela en esta ventana; aquí puede seguir el cribado y revisar mientras avanza.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir carpeta…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop after the image in hand; finished images are kept (Esc)</source>
        <translation>Detener tras la imagen en curso; las imágenes terminadas se conservan (Esc)</translation>
    </message>
    <message>
        <source>Go on with this run</source>
        <translation>Continuar esta ejecución</translation>
    </message>
    <message>
        <source>See results</source>
        <translation>Ver resultados</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>Imágenes por segundo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Cribado</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Paused: the computer is yours. What is screened is kept.</source>
        <translation>En pausa: el equipo es suyo. Lo cribado se conserva.</translation>
    </message>
    <message>
        <source>Cancelled before the first image; nothing was screened.</source>
        <translation>Cancelado antes de la primera imagen; no se cribó nada.</translation>
    </message>
    <message>
        <source>Stopped by an error; what was screened is kept. {error}</source>
        <translation>Detenido por un error; lo cribado se conserva. {error}</translation>
    </message>
    <message>
        <source>Finished: every image has its row.</source>
        <translation>Terminado: cada imagen tiene su fila.</translation>
    </message>
    <message>
        <source>Not finished; what was screened is kept, and the run can go on.</source>
        <translation>Sin terminar; lo cribado se conserva y la ejecución puede continuar.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Images at a time</source>
        <translation>Imágenes a la vez</translation>
    </message>
    <message>
        <source>Chosen by SmearScope</source>
        <translation>Lo elige SmearScope</translation>
    </message>
    <message>
        <source>Processors for each image</source>
        <translation>Procesadores por imagen</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Revisor</translation>
    </message>
    <message>
        <source>Review what is less sure than</source>
        <translation>Revisar con confianza inferior a</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Usual folder</source>
        <translation>Carpeta habitual</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>Mostrar la visita guiada</translation>
    </message>
    <message>
        <source>Takes effect when SmearScope is started again.</source>
        <translation>Surte efecto cuando se vuelva a iniciar SmearScope.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>not reviewed by a native clinician</source>
        <translation>no revisado por un clínico nativo</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Where new runs are kept</source>
        <translation>Dónde se guardan las ejecuciones nuevas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Class names and the research-use notice are shown in English too.</source>
        <translation>Los nombres de las clases y el aviso de uso exclusivo en investigación se muestran también en inglés.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visita guiada</translation>
    </message>
    <message>
        <source>What is where, in five steps.</source>
        <translation>Qué hay en cada sitio, en cinco pasos.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Stands with every answer that you give, and in the audit log.</source>
        <translation>Figura en cada respuesta que usted da y en el registro de auditoría.</translation>
    </message>
    <message>
        <source>What is not reported, or flagged, is always queued for review.</source>
        <translation>Lo no informado o con avisos siempre se pone en cola para revisión.</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>Cribado</translation>
    </message>
    <message>
        <source>More of them need more memory.</source>
        <translation>Cuantas más, más memoria hace falta.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>New runs</source>
        <translation>Ejecuciones nuevas</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>Informes de fallos</translation>
    </message>
    <message>
        <source>They stay on this computer, and hold no image and no whole path.</source>
        <translation>Permanecen en este equipo y no contienen ninguna imagen ni ninguna ruta completa.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Firmar</translation>
    </message>
    <message numerus="yes">
        <source>%n to be reviewed, and reviewed</source>
        <translation>
            <numerusform>%n debía revisarse y está revisada</numerusform>
            <numerusform>%n debían revisarse y están revisadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Malignant share with the reviewers&apos; answers: {share}</source>
        <translation>Proporción de malignas con las respuestas de los revisores: {share}</translation>
    </message>
    <message numerus="yes">
        <source>%n without any class</source>
        <translation>
            <numerusform>%n sin ninguna clase</numerusform>
            <numerusform>%n sin ninguna clase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, and nobody has seen them</source>
        <translation>
            <numerusform>%n no se pudo leer y nadie la ha visto</numerusform>
            <numerusform>%n no se pudieron leer y nadie las ha visto</numerusform>
        </translation>
    </message>
    <message>
        <source>Any later change to its images or answers withdraws the sign-off.</source>
        <translation>Cualquier cambio posterior en sus imágenes o respuestas retira la firma.</translation>
    </message>
    <message>
        <source>Sign off {case}?</source>
        <translation>¿Firmar {case}?</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SlideMapView</name>
    <message>
        <source>Dark violet is 0, yellow is 100 percent</source>
        <translation>Violeta oscuro es 0, amarillo es 100 por ciento</translation>
    </message>
    <message>
        <source>Probability of the malignant classes; grey was not reported</source>
        <translation>Probabilidad de las clases malignas; lo gris no se informó</translation>
    </message>
    <message>
        <source>Tile at {x}, {y} of its slide</source>
        <translation>Tesela en {x}, {y} de su preparación</translation>
    </message>
</context>
<context>
    <name>StainKey</name>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>none could be read</source>
        <translation>ninguna se pudo leer</translation>
    </message>
    <message>
        <source>below {share}</source>
        <translation>menos de {share}</translation>
    </message>
    <message>
        <source>from {share}</source>
        <translation>desde {share}</translation>
    </message>
</context>
<context>
    <name>StainMap</name>
    <message>
        <source>Stain of the run</source>
        <translation>Tinción de la ejecución</translation>
    </message>
    <message>
        <source>Images from {first} on</source>
        <translation>Imágenes desde la {first}</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>Imagen {number}</translation>
    </message>
    <message>
        <source>Images {first} to {last}</source>
        <translation>Imágenes de la {first} a la {last}</translation>
    </message>
    <message>
        <source>{images}: none could be read</source>
        <translation>{images}: ninguna se pudo leer</translation>
    </message>
    <message>
        <source>{images}: {count} of {total} with a stain unlike the training images</source>
        <translation>{images}: {count} de {total} con una tinción distinta de la de las imágenes de entrenamiento</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>No runs yet. What you screen is listed here, and stays on this computer.</source>
        <translation>Aún no hay ejecuciones. Lo que usted criba aparece aquí y permanece en este equipo.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Ejecuciones recientes</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Research use only – not for diagnosis</source>
        <translation>Solo para investigación – no para diagnóstico · Research use only</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Comprobando el modelo…</translation>
    </message>
    <message>
        <source>No usable model – nothing can be screened</source>
        <translation>Ningún modelo utilizable – no se puede cribar nada</translation>
    </message>
    <message>
        <source>bundle {digits}</source>
        <translation>paquete {digits}</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>Bundle {digits}</source>
        <translation>Paquete {digits}</translation>
    </message>
    <message>
        <source>SmearScope opens no network connection.</source>
        <translation>SmearScope no abre ninguna conexión de red.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} imágenes/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>SIGNATURE MISSING</source>
        <translation>FALTA LA FIRMA DIGITAL</translation>
    </message>
    <message>
        <source>SIGNER NOT TRUSTED</source>
        <translation>FIRMANTE NO DE CONFIANZA</translation>
    </message>
</context>
<context>
    <name>ThresholdSettings</name>
    <message>
        <source>Report from a probability of</source>
        <translation>Informar desde una probabilidad de</translation>
    </message>
    <message>
        <source>Barely sure: margin above that</source>
        <translation>Apenas segura: margen por encima</translation>
    </message>
    <message>
        <source>Unknown to the model: distance above</source>
        <translation>Desconocido: distancia superior a</translation>
    </message>
    <message>
        <source>Out of focus: sharpness below</source>
        <translation>Desenfocado: nitidez inferior a</translation>
    </message>
    <message>
        <source>Too dark: brightness below</source>
        <translation>Demasiado oscuro: brillo inferior a</translation>
    </message>
    <message>
        <source>Too bright: brightness above</source>
        <translation>Demasiado claro: brillo superior a</translation>
    </message>
    <message>
        <source>Unusual stain: distance above</source>
        <translation>Tinción inusual: distancia superior a</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Los del modelo</translation>
    </message>
    <message>
        <source>Put every threshold back to what the model&apos;s card says</source>
        <translation>Devuelve cada umbral a lo que dice la ficha del modelo</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>They are shown here as soon as a model is ready.</source>
        <translation>Se muestran aquí en cuanto haya un modelo listo.</translation>
    </message>
    <message>
        <source>Of {model}, for new runs. A run keeps the thresholds that it began with, and its audit log says which.</source>
        <translation>De {model}, para ejecuciones nuevas. Una ejecución conserva los umbrales con los que empezó, y su registro de auditoría dice cuáles.</translation>
    </message>
    <message>
        <source>{meaning} From {least} to {most}; the model&apos;s own is {own}.</source>
        <translation>{meaning} De {least} a {most}; el del modelo es {own}.</translation>
    </message>
    <message>
        <source>It reaches at most half-way from the reporting threshold to 1.</source>
        <translation>Llega como mucho hasta la mitad entre el umbral de informe y 1.</translation>
    </message>
</context>
<context>
    <name>ThumbnailGrid</name>
    <message>
        <source>Results as thumbnails</source>
        <translation>Resultados como miniaturas</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Welcome to SmearScope</source>
        <translation>Le damos la bienvenida a SmearScope</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Omitir la visita</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} de {count}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
</context>
<context>
    <name>UnfinishedRow</name>
    <message>
        <source>The run of {name} is not finished: {done} of {total} images are screened and kept.</source>
        <translation>La ejecución de {name} no está terminada: {done} de {total} imágenes están cribadas y guardadas.</translation>
    </message>
    <message>
        <source>It is of an older version, and is brought up to date first.</source>
        <translation>Es de una versión anterior y primero se actualiza.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Open as it is</source>
        <translation>Abrir tal cual</translation>
    </message>
</context>
<context>
    <name>UnfinishedRuns</name>
    <message>
        <source>Runs that are not finished</source>
        <translation>Ejecuciones sin terminar</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>Motivo, para el registro de auditoría</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Withdraw the sign-off of {case}?</source>
        <translation>¿Retirar la firma de {case}?</translation>
    </message>
    <message>
        <source>(top folder)</source>
        <translation>(carpeta raíz)</translation>
    </message>
    <message>
        <source>The sign-off and its withdrawal both stay in the audit log.</source>
        <translation>La firma y su retirada permanecen ambas en el registro de auditoría.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>WrongModel</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Folder says</source>
        <translation>Según la carpeta</translation>
    </message>
    <message>
        <source>Model says</source>
        <translation>Según el modelo</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>Why it weighs</source>
        <translation>Tipo de error</translation>
    </message>
    <message>
        <source>What the reader was told</source>
        <translation>Qué se dijo al lector</translation>
    </message>
    <message>
        <source>Malignant, called benign</source>
        <translation>Maligna, tomada por benigna</translation>
    </message>
    <message>
        <source>Not malignant, called malignant</source>
        <translation>No maligna, tomada por maligna</translation>
    </message>
    <message>
        <source>Another class on the same side</source>
        <translation>Otra clase del mismo carácter</translation>
    </message>
    <message>
        <source>Reported without a warning</source>
        <translation>Informada sin aviso</translation>
    </message>
</context>
<context>
    <name>_DropArea</name>
    <message>
        <source>Drop a folder or images here</source>
        <translation>Suelte aquí una carpeta o imágenes</translation>
    </message>
    <message>
        <source>Sub-folders become cases. Images are read, never changed, and never leave this computer.</source>
        <translation>Las subcarpetas pasan a ser casos. Las imágenes se leen, nunca se modifican y nunca salen de este equipo.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir carpeta…</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>Abrir imágenes…</translation>
    </message>
    <message>
        <source>Try it with the drawn samples</source>
        <translation>Probar con las muestras dibujadas</translation>
    </message>
    <message>
        <source>Screens the drawn smears that come with SmearScope</source>
        <translation>Criba los frotis dibujados que vienen con SmearScope</translation>
    </message>
</context>
<context>
    <name>_Findings</name>
    <message>
        <source>Unreadable</source>
        <translation>Ilegibles</translation>
    </message>
    <message>
        <source>Each row says why.</source>
        <translation>Cada fila dice por qué.</translation>
    </message>
    <message>
        <source>Folders not entered</source>
        <translation>Carpetas no abiertas</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>No images; passed over.</source>
        <translation>No son imágenes; se pasaron por alto.</translation>
    </message>
    <message>
        <source>Nothing that needs a second look.</source>
        <translation>Nada necesita una segunda mirada.</translation>
    </message>
    <message>
        <source>Nothing that needs a second look so far.</source>
        <translation>De momento, nada necesita una segunda mirada.</translation>
    </message>
</context>
<context>
    <name>_Map</name>
    <message>
        <source>Map of the slide</source>
        <translation>Mapa de la preparación</translation>
    </message>
</context>
<context>
    <name>_ModelCard</name>
    <message>
        <source>About this model</source>
        <translation>Acerca de este modelo</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Comprobando el modelo…</translation>
    </message>
    <message>
        <source>A folder can be dropped already; it is screened as soon as the model is ready.</source>
        <translation>Ya se puede soltar una carpeta; se criba en cuanto el modelo esté listo.</translation>
    </message>
    <message>
        <source>Ready: its files and its trial answers on this computer are as they should be.</source>
        <translation>Listo: sus archivos y sus respuestas de prueba en este equipo son como deben ser.</translation>
    </message>
    <message>
        <source>No usable model</source>
        <translation>Ningún modelo utilizable</translation>
    </message>
    <message>
        <source>Nothing can be screened. Runs can be opened and reviewed.</source>
        <translation>No se puede cribar nada. Las ejecuciones se pueden abrir y revisar.</translation>
    </message>
</context>
<context>
    <name>_ResearchNotice</name>
    <message>
        <source>For research use only. Not a medical device; every answer needs a reader who decides.</source>
        <translation>Solo para investigación. No es un producto sanitario; toda respuesta necesita un lector que decida. · Research use only</translation>
    </message>
</context>
<context>
    <name>_SameAnswers</name>
    <message numerus="yes">
        <source>{share} of %n images answered the same</source>
        <translation>
            <numerusform>misma respuesta en {share} de %n imagen</numerusform>
            <numerusform>misma respuesta en {share} de %n imágenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Abrir carpeta</translation>
    </message>
    <message>
        <source>Open &amp;images</source>
        <translation>Abrir &amp;imágenes</translation>
    </message>
    <message>
        <source>Open a &amp;run</source>
        <translation>Abrir una &amp;ejecución</translation>
    </message>
    <message>
        <source>&amp;Export results</source>
        <translation>E&amp;xportar resultados</translation>
    </message>
    <message>
        <source>C&amp;harts of the run</source>
        <translation>&amp;Gráficos de la ejecución</translation>
    </message>
    <message>
        <source>&amp;Pause the run</source>
        <translation>&amp;Pausar la ejecución</translation>
    </message>
    <message>
        <source>&amp;Screen the rest of the run</source>
        <translation>Cribar el &amp;resto de la ejecución</translation>
    </message>
    <message>
        <source>&amp;Cancel the run or export</source>
        <translation>&amp;Cancelar la ejecución o la exportación</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Find an image by its name</source>
        <translation>&amp;Buscar una imagen por su nombre</translation>
    </message>
    <message>
        <source>Table or &amp;thumbnails</source>
        <translation>Tabla o &amp;miniaturas</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>Imagen &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>Imagen &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Hide the heatmap (hold the key)</source>
        <translation>&amp;Ocultar el mapa de calor (mantener la tecla)</translation>
    </message>
    <message>
        <source>&amp;Original beside the heatmap</source>
        <translation>Original &amp;junto al mapa de calor</translation>
    </message>
    <message>
        <source>&amp;Zoom: whole image or single pixels</source>
        <translation>&amp;Zoom: imagen entera o píxeles</translation>
    </message>
    <message>
        <source>&amp;Usual width of all panes</source>
        <translation>Ancho &amp;habitual de todos los paneles</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>&amp;Guía del usuario</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licencias</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>A&amp;tajos de teclado</translation>
    </message>
    <message>
        <source>About this &amp;model</source>
        <translation>Acerca de este &amp;modelo</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Visita guiada</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Ir a</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>SmearScope crashed the last time. A report was written on this computer and sent nowhere.</source>
        <translation>SmearScope falló la última vez. Se escribió un informe en este equipo y no se envió a ningún sitio.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Mostrar el informe</translation>
    </message>
    <message>
        <source>SmearScope ended without being closed. Your run is open again where you were.</source>
        <translation>SmearScope terminó sin cerrarse. Su ejecución vuelve a estar abierta donde usted la dejó.</translation>
    </message>
    <message>
        <source>Go on screening</source>
        <translation>Continuar el cribado</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The field is out of focus.</source>
        <translation>El campo está desenfocado.</translation>
    </message>
    <message>
        <source>The field is too dark or too bright.</source>
        <translation>El campo está demasiado oscuro o demasiado claro.</translation>
    </message>
    <message>
        <source>The stain&apos;s colour is unlike the training images.</source>
        <translation>El color de la tinción es distinto del de las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>The picture&apos;s proportions are unlike the training images.</source>
        <translation>Las proporciones de la imagen son distintas de las de las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>The field is outside what the model knows.</source>
        <translation>El campo queda fuera de lo que el modelo conoce.</translation>
    </message>
    <message>
        <source>The probability is only just above the reporting threshold.</source>
        <translation>La probabilidad apenas supera el umbral de informe.</translation>
    </message>
    <message>
        <source>The same file was screened earlier in this run.</source>
        <translation>El mismo archivo ya se cribó antes en esta ejecución.</translation>
    </message>
    <message>
        <source>Nearly the same picture was screened earlier in this run.</source>
        <translation>Casi la misma imagen ya se cribó antes en esta ejecución.</translation>
    </message>
    <message>
        <source>the model is only {0}% sure, less than the {1}% asked for.</source>
        <translation>la confianza del modelo es solo del {0}&#xa0;%, inferior al {1}&#xa0;% exigido.</translation>
    </message>
    <message>
        <source>the file is empty ({0} bytes); copy it again from its source</source>
        <translation>el archivo está vacío ({0} bytes); cópielo de nuevo desde su origen</translation>
    </message>
    <message>
        <source>the file has {0} bytes; at most {1} are read</source>
        <translation>el archivo tiene {0} bytes; se leen como máximo {1}</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>el archivo no se puede abrir</translation>
    </message>
    <message>
        <source>the image is damaged or cut off</source>
        <translation>la imagen está dañada o incompleta</translation>
    </message>
    <message>
        <source>the TIFF file is damaged or cut off</source>
        <translation>el archivo TIFF está dañado o incompleto</translation>
    </message>
    <message>
        <source>the content is no TIFF image</source>
        <translation>el contenido no es una imagen TIFF</translation>
    </message>
    <message>
        <source>the content is no image that SmearScope reads, whatever its name ends with</source>
        <translation>el contenido no es una imagen que SmearScope lea, sea cual sea la terminación de su nombre</translation>
    </message>
    <message>
        <source>there is not enough memory to decode the image</source>
        <translation>no hay memoria suficiente para decodificar la imagen</translation>
    </message>
    <message>
        <source>The bundle is not signed: its checksums find damage, but do not say who made it.</source>
        <translation>El paquete no lleva firma digital: sus sumas de comprobación detectan daños, pero no dicen quién lo hizo.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>sensitivity (malignant)</source>
        <translation>sensibilidad (malignas)</translation>
    </message>
    <message>
        <source>specificity (malignant)</source>
        <translation>especificidad (malignas)</translation>
    </message>
    <message>
        <source>share not reported</source>
        <translation>proporción no informada</translation>
    </message>
    <message>
        <source>Higher here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Más alta aquí que en la ficha (de {0} a {1} puntos porcentuales, intervalo del {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>Lower here than on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Más baja aquí que en la ficha (de {0} a {1} puntos porcentuales, intervalo del {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>The same as on the card ({0} to {1} percentage points, {2}% interval).</source>
        <translation>La misma que en la ficha (de {0} a {1} puntos porcentuales, intervalo del {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>No difference that so many images can show ({0} to {1} percentage points, {2}% interval).</source>
        <translation>Ninguna diferencia demostrable con este número de imágenes (de {0} a {1} puntos porcentuales, intervalo del {2}&#xa0;%).</translation>
    </message>
    <message>
        <source>Expected calibration error {0}%, Brier score {1}. Mean probability {2}%, accuracy {3}%. The {4}% prediction sets held the truth in {5}% ({6}% to {7}%), {8} of {9}, with {10} classes each.</source>
        <translation>Error de calibración esperado {0}&#xa0;%, puntuación de Brier {1}. Probabilidad media {2}&#xa0;%, exactitud {3}&#xa0;%. Los conjuntos de predicción del {4}&#xa0;% contenían la clase verdadera en el {5}&#xa0;% (de {6}&#xa0;% a {7}&#xa0;%), {8} de {9}, con {10} clases cada uno.</translation>
    </message>
    <message>
        <source>{0}% of the images here are malignant, because somebody chose them so. The predictive values (PPV, NPV) hold for that share only, and are other ones wherever disease is rarer or more frequent; sensitivity and specificity are the figures to compare.</source>
        <translation>El {0}&#xa0;% de las imágenes de aquí son malignas, porque alguien las eligió así. Los valores predictivos (VPP, VPN) valen solo para esa proporción y cambian donde la enfermedad es más rara o más frecuente; las cifras que deben compararse son la sensibilidad y la especificidad.</translation>
    </message>
    <message>
        <source>The model withheld {0}% of its answers. The figures of reported images are those of the images that it finds easy; on the others a reader is alone.</source>
        <translation>El modelo no informó el {0}&#xa0;% de sus respuestas. Las cifras de las imágenes informadas son las de aquellas que le resultan fáciles; ante las demás, el lector está solo.</translation>
    </message>
    <message>
        <source>{0}% of the images have a stain colour unlike the model&apos;s training images: other stain, camera or white balance. What holds here need not hold there, and the reverse.</source>
        <translation>El {0}&#xa0;% de las imágenes tiene un color de tinción distinto del de las imágenes de entrenamiento del modelo: otra tinción, otra cámara u otro balance de blancos. Lo que vale aquí puede no valer allí, y viceversa.</translation>
    </message>
    <message>
        <source>Which images are of one patient is not known: the class folders have no sub-folders. Images of one patient are alike, so every interval here is too narrow, by an amount nobody can say. Give each patient a sub-folder of its class folder to have intervals by case.</source>
        <translation>No se sabe qué imágenes son de un mismo paciente: las carpetas de las clases no tienen subcarpetas. Las imágenes de un mismo paciente se parecen, así que todo intervalo de aquí es demasiado estrecho, sin que nadie pueda decir cuánto. Dé a cada paciente una subcarpeta en la carpeta de su clase para tener intervalos por caso.</translation>
    </message>
    <message>
        <source>For research use only; not a medical device. Sorts photographs of blood smears into the classes of its training data and shows where it looked, for a reader who decides.</source>
        <translation>Solo para investigación (Research use only); no es un producto sanitario. Clasifica fotografías de frotis de sangre en las clases de sus datos de entrenamiento y muestra dónde miró, para un lector que decide.</translation>
    </message>
    <message>
        <source>Trained and tested on one set of images (see Training). Other laboratories&apos; stains, cameras and microscopes are outside what was tested, except for the shifts below.</source>
        <translation>Entrenado y probado con un solo conjunto de imágenes (véase Entrenamiento). Las tinciones, cámaras y microscopios de otros laboratorios quedan fuera de lo probado, salvo los cambios indicados abajo.</translation>
    </message>
    <message>
        <source>Stain colour can tell classes apart that were photographed on different days; the model may lean on it.</source>
        <translation>El color de la tinción puede delatar clases que se fotografiaron en días distintos; el modelo puede apoyarse en él.</translation>
    </message>
    <message>
        <source>It knows only the classes below. A field of anything else may still be given one of them, with high probability.</source>
        <translation>Solo conoce las clases indicadas abajo. Un campo de cualquier otra cosa puede recibir aun así una de ellas, con probabilidad alta.</translation>
    </message>
    <message>
        <source>The split knows no patients: images of one patient can lie on both sides of it, so the accuracy below is higher than it would be on new patients.</source>
        <translation>La partición no tiene en cuenta a los pacientes: las imágenes de un mismo paciente pueden quedar a ambos lados, así que la exactitud de abajo es más alta de lo que sería con pacientes nuevos.</translation>
    </message>
    <message>
        <source>What the split is worth: separate models of one recipe (robust) scored {0}% ({1}% to {2}%) on the random split&apos;s {3} test images and {4}% ({5}% to {6}%) on the contiguous split&apos;s {7} test images and {8}% ({9}% to {10}%) on the stain-grouped split&apos;s {11} test images. Expect the lowest of these on new patients, or less.</source>
        <translation>Lo que vale la partición: modelos aparte de una misma receta (robust) acertaron el {0}&#xa0;% (de {1}&#xa0;% a {2}&#xa0;%) de las {3} imágenes de prueba de la partición aleatoria, el {4}&#xa0;% (de {5}&#xa0;% a {6}&#xa0;%) de las {7} de la partición contigua y el {8}&#xa0;% (de {9}&#xa0;% a {10}&#xa0;%) de las {11} de la partición agrupada por tinción. Con pacientes nuevos, espere el más bajo de estos valores, o menos.</translation>
    </message>
    <message>
        <source>from there {0}% of calibration answers are right, where that can be had</source>
        <translation>desde ahí es correcto el {0}&#xa0;% de las respuestas de calibración, donde puede alcanzarse</translation>
    </message>
    <message>
        <source>reported answers this close above are flagged</source>
        <translation>las respuestas informadas que lo superan por tan poco llevan un aviso</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of calibration images</source>
        <translation>lo supera como máximo el {0}&#xa0;% de las imágenes de calibración</translation>
    </message>
    <message>
        <source>exceeded by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>lo supera como máximo el {0}&#xa0;% de las imágenes fuera de la parte de prueba, tal como se fotografiaron y con cada uno de {1} cambios</translation>
    </message>
    <message>
        <source>fallen short of by at most {0}% of images outside the test split, as photographed and under each of {1} shifts</source>
        <translation>no lo alcanza como máximo el {0}&#xa0;% de las imágenes fuera de la parte de prueba, tal como se fotografiaron y con cada uno de {1} cambios</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Desenfoque</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposición</translation>
    </message>
    <message>
        <source>Stain</source>
        <translation>Tinción</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>Proporciones</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Barely sure</source>
        <translation>Apenas segura</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicada</translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation>Casi duplicada</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Informada</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informada</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegible</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>dudosa</translation>
    </message>
    <message>
        <source>More images of it were found.</source>
        <translation>Se encontraron más imágenes suyas.</translation>
    </message>
    <message>
        <source>One of its images was changed.</source>
        <translation>Se modificó una de sus imágenes.</translation>
    </message>
    <message>
        <source>Some of its images are screened again.</source>
        <translation>Algunas de sus imágenes se criban de nuevo.</translation>
    </message>
    <message>
        <source>More of its images were screened.</source>
        <translation>Se cribaron más imágenes suyas.</translation>
    </message>
    <message>
        <source>A review of one of its images was changed.</source>
        <translation>Se modificó la revisión de una de sus imágenes.</translation>
    </message>
    <message>
        <source>The bundle is signed by {name}, who is trusted here (key {fingerprint}).</source>
        <translation>El paquete lleva la firma digital de {name}, en quien se confía aquí (clave {fingerprint}).</translation>
    </message>
    <message>
        <source>The bundle is signed, but nobody here trusts the key {fingerprint}, whose owner goes by the name {name}. Compare the fingerprint with the one that the signer tells you, then trust the key with `smearscope signers add`.</source>
        <translation>El paquete lleva firma digital, pero aquí nadie confía en la clave {fingerprint}, cuyo titular se hace llamar {name}. Compare la huella con la que le indique el firmante y después confíe en la clave con `smearscope signers add`.</translation>
    </message>
    <message>
        <source>The signature was taken away: the card names {name} (key {fingerprint}) as its signer, but {file} is missing. Get the bundle again from where it came.</source>
        <translation>Se quitó la firma digital: la ficha nombra a {name} (clave {fingerprint}) como firmante, pero falta {file}. Obtenga de nuevo el paquete de su origen.</translation>
    </message>
    <message>
        <source>sensitivity of {name}</source>
        <translation>sensibilidad de {name}</translation>
    </message>
    <message>
        <source>These are the very images that the model was made with ({name}, {images}): most of them trained it. The figures say how well it remembers, and nothing of how well it does on images that it has not seen.</source>
        <translation>Son las mismas imágenes con las que se hizo el modelo ({name}, {images}): la mayoría sirvió para entrenarlo. Las cifras dicen cuánto recuerda, y nada de cómo responde ante imágenes que no ha visto.</translation>
    </message>
    <message>
        <source>{images} of {0} belong to the model&apos;s own data set: the card&apos;s figures were counted on them. The rest of that data set trained it, and whether more of these images are among it cannot be told. Such images say nothing of another laboratory&apos;s.</source>
        <translation>{images} de {0} pertenecen al conjunto de datos del propio modelo: con ellas se calcularon las cifras de la ficha. El resto de ese conjunto lo entrenó, y no puede saberse si hay más de estas imágenes en él. Tales imágenes no dicen nada de las de otro laboratorio.</translation>
    </message>
    <message>
        <source>Thresholds differ from the model&apos;s card: {list}. What was reported and what was withheld holds with these; the card&apos;s figures were counted with its own.</source>
        <translation>Los umbrales difieren de la ficha del modelo: {list}. Lo informado y lo no informado vale con estos; las cifras de la ficha se calcularon con los suyos.</translation>
    </message>
    <message>
        <source>{0} pairs of files show the same picture under two classes: {list}. One of the two is in the wrong folder, and counts as the model&apos;s mistake or success by accident. Put it right, then validate again.</source>
        <translation>Pares de archivos que muestran la misma imagen en dos clases: {0} ({list}). Uno de los dos está en la carpeta equivocada y cuenta por azar como error o acierto del modelo. Corríjalo y valide de nuevo.</translation>
    </message>
    <message>
        <source>With {images}, more than {0}, only identical files were looked for under two classes, not pictures that are nearly the same.</source>
        <translation>Con {images}, más de {0}, solo se buscaron archivos idénticos en dos clases, no imágenes casi iguales.</translation>
    </message>
    <message>
        <source>No readable image is of {list}: nothing was measured of them.</source>
        <translation>Ninguna imagen legible es de {list}: de ello no se midió nada.</translation>
    </message>
    <message>
        <source>No readable image is malignant, so there is no sensitivity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>Ninguna imagen legible es maligna, así que no hay sensibilidad y los valores predictivos no significan nada. La exactitud en un solo lado no es exactitud.</translation>
    </message>
    <message>
        <source>No readable image is not malignant, so there is no specificity, and the predictive values mean nothing. Accuracy on one side alone is not an accuracy.</source>
        <translation>Todas las imágenes legibles son malignas, así que no hay especificidad y los valores predictivos no significan nada. La exactitud en un solo lado no es exactitud.</translation>
    </message>
    <message>
        <source>Fewer than {0} images: {list}. Read the intervals, not the percentages; a few more images can move them anywhere within.</source>
        <translation>Menos de {0} imágenes: {list}. Lea los intervalos, no los porcentajes; unas pocas imágenes más pueden llevarlos a cualquier punto de ellos.</translation>
    </message>
    <message>
        <source>{images} are the same, or nearly the same, as an earlier one. Copies make intervals narrower than they are; the figures without them stand beside.</source>
        <translation>Iguales o casi iguales a otra anterior: {images}. Las copias hacen los intervalos más estrechos de lo que son; las cifras sin ellas figuran al lado.</translation>
    </message>
    <message>
        <source>Images come from {0} cases (sub-folders).</source>
        <translation>Casos (subcarpetas) de los que proceden las imágenes: {0}.</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow.</source>
        <translation>Las imágenes de un caso se parecen, así que los intervalos que cuentan imágenes sueltas son demasiado estrechos.</translation>
    </message>
    <message>
        <source>Images of one case are alike, so intervals that count single images are too narrow; the intervals by case say more.</source>
        <translation>Las imágenes de un caso se parecen, así que los intervalos que cuentan imágenes sueltas son demasiado estrechos; los intervalos por caso dicen más.</translation>
    </message>
    <message>
        <source>Fewer than {0} cases give no interval by case.</source>
        <translation>Menos de {0} casos no dan intervalo por caso.</translation>
    </message>
    <message>
        <source>{images} lie in no sub-folder, so that there are no intervals by case.</source>
        <translation>Sin subcarpeta: {images}; por eso no hay intervalos por caso.</translation>
    </message>
    <message>
        <source>Sub-folders of the same name under two classes were taken for different cases: {list}.</source>
        <translation>Las subcarpetas del mismo nombre en dos clases se tomaron por casos distintos: {list}.</translation>
    </message>
    <message>
        <source>{images} could not be read and are in no figure. If such files were of one class or of one camera more than of others, the figures are of a chosen part.</source>
        <translation>No se pudieron leer y no entran en ninguna cifra: {images}. Si tales archivos eran de una clase o de una cámara más que de otras, las cifras son de una parte escogida.</translation>
    </message>
    <message>
        <source>Folders that could not be entered: {list}.</source>
        <translation>Carpetas en las que no se pudo entrar: {list}.</translation>
    </message>
    <message>
        <source>Folders left out by hand: {list}. Whoever reads the figures should know why.</source>
        <translation>Carpetas excluidas a mano: {list}. Quien lea las cifras debe saber por qué.</translation>
    </message>
    <message>
        <source>{images} directly in the chosen folder have no class and took no part.</source>
        <translation>Directamente en la carpeta elegida, sin clase y por tanto sin contar: {images}.</translation>
    </message>
    <message>
        <source>{images} that were screened into this run earlier are no longer in the folder, and still counted. Validate into a new folder to count only what is there.</source>
        <translation>Cribadas antes en esta ejecución, ya no están en la carpeta y aún se cuentan: {images}. Valide en una carpeta nueva para contar solo lo que hay.</translation>
    </message>
    <message>
        <source>{0} pages and tiles come from {1} files. Each counts as one image, though those of one file are alike; every tile of a slide has the slide&apos;s class, whether it shows a blast or not.</source>
        <translation>Páginas y teselas: {0}, de {1} archivos. Cada una cuenta como una imagen, aunque las de un mismo archivo se parecen; toda tesela de un portaobjetos lleva la clase de este, muestre un blasto o no.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} y {count} más</translation>
    </message>
    <message>
        <source>{name} {value} (card {card})</source>
        <translation>{name} {value} (ficha {card})</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>PDF report</source>
        <translation>Informe PDF</translation>
    </message>
    <message>
        <source>Heatmaps</source>
        <translation>Mapas de calor</translation>
    </message>
    <message>
        <source>Slide maps</source>
        <translation>Mapas de preparaciones</translation>
    </message>
    <message>
        <source>table for every spreadsheet and statistics program</source>
        <translation>tabla para cualquier hoja de cálculo o programa de estadística</translation>
    </message>
    <message>
        <source>workbook with summary and provenance</source>
        <translation>libro con resumen y procedencia</translation>
    </message>
    <message>
        <source>one JSON object a row, for programs</source>
        <translation>un objeto JSON por fila, para programas</translation>
    </message>
    <message>
        <source>to read and print, the most suspicious images first</source>
        <translation>para leer e imprimir, primero las imágenes más sospechosas</translation>
    </message>
    <message>
        <source>a PNG per image with the heatmap over it</source>
        <translation>un PNG por imagen con el mapa de calor encima</translation>
    </message>
    <message>
        <source>a PNG per whole slide with its tiles&apos; malignant probability</source>
        <translation>un PNG por preparación entera con la probabilidad de malignidad de sus teselas</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>No informadas</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Con avisos</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Ilegibles</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>No revisadas</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>This run was written by an older SmearScope and was brought up to date. A copy as it was is kept in its folder: {name}.</source>
        <translation>Esta ejecución la escribió un SmearScope anterior y se ha actualizado. En su carpeta se guarda una copia tal como estaba: {name}.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>This is a bug in SmearScope</source>
        <translation>Esto es un error de SmearScope</translation>
    </message>
    <message>
        <source>Something happened that SmearScope was not made for. It is no mistake of yours.</source>
        <translation>Ocurrió algo que SmearScope no tenía previsto. No es culpa suya.</translation>
    </message>
    <message>
        <source>Parts that were not loaded yet are of the new version, and do not fit.</source>
        <translation>Las partes que aún no estaban cargadas son de la versión nueva y no encajan.</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk. Nothing that you saw is lost.</source>
        <translation>Las imágenes terminadas y las revisiones están en el disco. No se pierde nada de lo que vio.</translation>
    </message>
    <message>
        <source>Copy the details and send them to whoever looks after SmearScope; they may name files, but hold no image.</source>
        <translation>Copie los detalles y envíelos a quien se ocupa de SmearScope; pueden nombrar archivos, pero no contienen ninguna imagen.</translation>
    </message>
    <message>
        <source>SmearScope was updated while it was open</source>
        <translation>SmearScope se actualizó mientras estaba abierto</translation>
    </message>
    <message>
        <source>Close SmearScope and start it again.</source>
        <translation>Cierre SmearScope y vuelva a iniciarlo.</translation>
    </message>
    <message>
        <source>SmearScope crashed the last time</source>
        <translation>SmearScope falló la última vez</translation>
    </message>
    <message>
        <source>It ended without being closed. It is no mistake of yours.</source>
        <translation>Terminó sin cerrarse. No es culpa suya.</translation>
    </message>
    <message>
        <source>Finished images and reviews are on the disk and open again.</source>
        <translation>Las imágenes terminadas y las revisiones están en el disco y vuelven a estar abiertas.</translation>
    </message>
    <message>
        <source>The report below was sent nowhere. Copy it and send it to whoever looks after SmearScope, if you like.</source>
        <translation>El informe de abajo no se envió a ningún sitio. Si lo desea, cópielo y envíelo a quien se ocupa de SmearScope.</translation>
    </message>
    <message>
        <source>The model was refused</source>
        <translation>El modelo fue rechazado</translation>
    </message>
    <message>
        <source>Get the model bundle again from where it came, or install SmearScope again. Do not screen with this one.</source>
        <translation>Obtenga de nuevo el paquete del modelo de su origen, o vuelva a instalar SmearScope. No haga cribados con este.</translation>
    </message>
    <message>
        <source>The list of trusted signers cannot be read</source>
        <translation>No se puede leer la lista de firmantes de confianza</translation>
    </message>
    <message>
        <source>Mend the file or ask whoever looks after this computer, then start SmearScope again.</source>
        <translation>Corrija el archivo o consulte a quien se ocupa de este equipo, y después vuelva a iniciar SmearScope.</translation>
    </message>
    <message>
        <source>A part of SmearScope is missing</source>
        <translation>Falta una parte de SmearScope</translation>
    </message>
    <message>
        <source>Install SmearScope again.</source>
        <translation>Vuelva a instalar SmearScope.</translation>
    </message>
    <message>
        <source>This did not work with the model</source>
        <translation>Esto no funcionó con el modelo</translation>
    </message>
    <message>
        <source>Installed models and runs stay as they are.</source>
        <translation>Los modelos instalados y las ejecuciones quedan como están.</translation>
    </message>
    <message>
        <source>Mend what is said above, then try again.</source>
        <translation>Corrija lo dicho arriba e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No images in this folder</source>
        <translation>No hay imágenes en esta carpeta</translation>
    </message>
    <message>
        <source>Open another folder.</source>
        <translation>Abra otra carpeta.</translation>
    </message>
    <message>
        <source>The folder went away</source>
        <translation>La carpeta ya no está</translation>
    </message>
    <message>
        <source>Images that were finished are kept in the run, with every review.</source>
        <translation>Las imágenes terminadas se conservan en la ejecución, con todas sus revisiones.</translation>
    </message>
    <message>
        <source>Check the drive or network connection, then go on with the run.</source>
        <translation>Compruebe la unidad o la conexión de red y continúe la ejecución.</translation>
    </message>
    <message>
        <source>The run is damaged</source>
        <translation>La ejecución está dañada</translation>
    </message>
    <message>
        <source>Your images were only read. Other runs are not touched.</source>
        <translation>Sus imágenes solo se leyeron. Las demás ejecuciones no se tocan.</translation>
    </message>
    <message>
        <source>Take the run folder from your backup, or screen the folder again.</source>
        <translation>Recupere la carpeta de la ejecución de su copia de seguridad, o vuelva a cribar la carpeta.</translation>
    </message>
    <message>
        <source>The run cannot be opened</source>
        <translation>No se puede abrir la ejecución</translation>
    </message>
    <message>
        <source>Nothing in it was changed. The run that was open stays open.</source>
        <translation>No se cambió nada en ella. La ejecución que estaba abierta sigue abierta.</translation>
    </message>
    <message>
        <source>Check that its drive is connected and that no other SmearScope writes into it.</source>
        <translation>Compruebe que su unidad está conectada y que ningún otro SmearScope escribe en ella.</translation>
    </message>
    <message>
        <source>The run can no longer be read</source>
        <translation>La ejecución ya no se puede leer</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again.</source>
        <translation>Compruebe que su unidad está conectada y vuelva a abrir la ejecución.</translation>
    </message>
    <message>
        <source>The run could not be searched for damage</source>
        <translation>No se pudo examinar la ejecución en busca de daños</translation>
    </message>
    <message>
        <source>The run is still open, and nothing in it was changed.</source>
        <translation>La ejecución sigue abierta y no se cambió nada en ella.</translation>
    </message>
    <message>
        <source>Check that its drive is connected, then open the run again; it is searched each time.</source>
        <translation>Compruebe que su unidad está conectada y vuelva a abrir la ejecución; se examina cada vez.</translation>
    </message>
    <message>
        <source>This did not work in the review</source>
        <translation>Esto no funcionó en la revisión</translation>
    </message>
    <message>
        <source>Every answer and sign-off that was given before it is on the disk.</source>
        <translation>Todas las respuestas y firmas dadas antes están en el disco.</translation>
    </message>
    <message>
        <source>All results are kept in the run. Exports that were finished before it stay.</source>
        <translation>Todos los resultados se conservan en la ejecución. Las exportaciones terminadas antes permanecen.</translation>
    </message>
    <message>
        <source>Choose other rows or another format, then export again.</source>
        <translation>Elija otras filas u otro formato y vuelva a exportar.</translation>
    </message>
    <message>
        <source>The folder cannot be opened</source>
        <translation>No se puede abrir la carpeta</translation>
    </message>
    <message>
        <source>Nothing was screened. Earlier runs stay as they are.</source>
        <translation>No se cribó nada. Las ejecuciones anteriores quedan como están.</translation>
    </message>
    <message>
        <source>Check that the drive is connected and that you may read the folder, then try again.</source>
        <translation>Compruebe que la unidad está conectada y que tiene permiso para leer la carpeta, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The results could not be exported</source>
        <translation>No se pudieron exportar los resultados</translation>
    </message>
    <message>
        <source>All results are kept in the run. An older file of that name was not changed.</source>
        <translation>Todos los resultados se conservan en la ejecución. Un archivo anterior con ese nombre no se cambió.</translation>
    </message>
    <message>
        <source>Free space, or choose another folder, then export again.</source>
        <translation>Libere espacio o elija otra carpeta, y exporte de nuevo.</translation>
    </message>
    <message>
        <source>The results could not be written</source>
        <translation>No se pudieron escribir los resultados</translation>
    </message>
    <message>
        <source>What was finished is kept in the run, and the run can go on.</source>
        <translation>Lo terminado se conserva en la ejecución, y esta puede continuar.</translation>
    </message>
    <message>
        <source>Free space, or see that you may write there, then go on with the run.</source>
        <translation>Libere espacio o compruebe que tiene permiso para escribir allí, y continúe la ejecución.</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Esto no funcionó</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Hay una ejecución en curso</translation>
    </message>
    <message>
        <source>SmearScope screens one folder at a time.</source>
        <translation>SmearScope criba una carpeta cada vez.</translation>
    </message>
    <message>
        <source>The run goes on; nothing was lost.</source>
        <translation>La ejecución continúa; no se perdió nada.</translation>
    </message>
    <message>
        <source>Wait for it to finish, or cancel it (Esc), then open the other one.</source>
        <translation>Espere a que termine o cancélela (Esc), y abra después la otra.</translation>
    </message>
    <message>
        <source>Results are being exported</source>
        <translation>Se están exportando resultados</translation>
    </message>
    <message>
        <source>Two models are being compared</source>
        <translation>Se están comparando dos modelos</translation>
    </message>
    <message>
        <source>SmearScope does one at a time, so that neither makes the other slow.</source>
        <translation>SmearScope hace una cosa cada vez, para que ninguna frene a la otra.</translation>
    </message>
    <message>
        <source>Your images are only read. Of a comparison that is cancelled nothing is kept.</source>
        <translation>Sus imágenes solo se leen. De una comparación cancelada no se guarda nada.</translation>
    </message>
    <message>
        <source>Wait for the comparison on the page Models, or cancel it and screen now.</source>
        <translation>Espere a que termine la comparación en la página Modelos, o cancélela y haga el cribado ahora.</translation>
    </message>
    <message>
        <source>The model is being validated</source>
        <translation>Se está validando el modelo</translation>
    </message>
    <message>
        <source>What is screened of a validation that is cancelled is kept, and it can go on later.</source>
        <translation>Lo cribado de una validación cancelada se conserva, y puede continuar más tarde.</translation>
    </message>
    <message>
        <source>Wait for the validation on the page Check, or cancel it and screen now.</source>
        <translation>Espere a que termine la validación en la página Control, o cancélela y haga el cribado ahora.</translation>
    </message>
    <message>
        <source>Drop one folder, or some images</source>
        <translation>Suelte una carpeta, o algunas imágenes</translation>
    </message>
    <message>
        <source>Several folders, or folders and files together, were dropped.</source>
        <translation>Se soltaron varias carpetas, o carpetas y archivos juntos.</translation>
    </message>
    <message>
        <source>Nothing was screened or changed.</source>
        <translation>No se cribó ni se cambió nada.</translation>
    </message>
    <message>
        <source>Put the folders into one folder and drop that: each sub-folder becomes a case.</source>
        <translation>Ponga las carpetas dentro de una sola y suelte esa: cada subcarpeta pasa a ser un caso.</translation>
    </message>
    <message>
        <source>Nothing was dropped that can be opened</source>
        <translation>No se soltó nada que se pueda abrir</translation>
    </message>
    <message>
        <source>It is no file or folder of this computer, or its program took it back.</source>
        <translation>No es un archivo ni una carpeta de este equipo, o su programa lo retiró.</translation>
    </message>
    <message>
        <source>Save it as a file first, then drop that file.</source>
        <translation>Guárdelo primero como archivo y después suelte ese archivo.</translation>
    </message>
    <message>
        <source>Written to {folder}: {written}. Not written: {missing}.</source>
        <translation>Escrito en {folder}: {written}. No escrito: {missing}.</translation>
    </message>
    <message>
        <source>Your images were only read; nothing was changed.</source>
        <translation>Sus imágenes solo se leyeron; no se cambió nada.</translation>
    </message>
    <message>
        <source>No image was screened with this model.</source>
        <translation>No se cribó ninguna imagen con este modelo.</translation>
    </message>
</context>
<context>
    <name>opened</name>
    <message>
        <source>This run is not finished: {done} of {total} images are screened.</source>
        <translation>Esta ejecución no está terminada: {done} de {total} imágenes están cribadas.</translation>
    </message>
    <message>
        <source>Screen the rest</source>
        <translation>Cribar el resto</translation>
    </message>
</context>
<context>
    <name>order</name>
    <message>
        <source>Most suspicious first</source>
        <translation>Primero las más sospechosas</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Primero las menos seguras</translation>
    </message>
    <message>
        <source>As screened</source>
        <translation>En orden de cribado</translation>
    </message>
    <message>
        <source>By case and file</source>
        <translation>Por caso y archivo</translation>
    </message>
    <message>
        <source>By answer</source>
        <translation>Por respuesta</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Waiting for the drive of {path}…</source>
        <translation>Esperando la unidad de {path}…</translation>
    </message>
    <message>
        <source>Do not &amp;wait</source>
        <translation>No &amp;esperar</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>Prob.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Miniatura</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Reviewed by {reviewer}: {answer}</source>
        <translation>Revisada por {reviewer}: {answer}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Drop a folder anywhere</source>
        <translation>Suelte una carpeta en cualquier sitio</translation>
    </message>
    <message>
        <source>SmearScope screens every image in it, offline. Nothing is sent anywhere, and no image is changed.</source>
        <translation>SmearScope criba todas sus imágenes, sin conexión. No se envía nada a ningún sitio y no se cambia ninguna imagen.</translation>
    </message>
    <message>
        <source>Watch it, or do something else</source>
        <translation>Siga el cribado o haga otra cosa</translation>
    </message>
    <message>
        <source>Pause, cancel, close: what is finished is on the disk, and a run that was not finished can go on.</source>
        <translation>Pause, cancele, cierre: lo terminado está en el disco, y una ejecución sin terminar puede continuar.</translation>
    </message>
    <message>
        <source>Review what needs eyes, by keyboard</source>
        <translation>Revise con el teclado lo que necesita una mirada</translation>
    </message>
    <message>
        <source>Doubtful images come first. 1 to 4 name a class, Enter agrees, U is unsure, the arrows move. Every key is on the disk before the next image shows.</source>
        <translation>Las imágenes dudosas van primero. Las teclas 1 a 4 nombran una clase, Intro acepta, U la marca como dudosa y las flechas cambian de imagen. Cada pulsación está en el disco antes de que se muestre la imagen siguiente.</translation>
    </message>
    <message>
        <source>Sign off case by case</source>
        <translation>Firme caso por caso</translation>
    </message>
    <message>
        <source>A case can be signed when every image in its queue has been seen by a person.</source>
        <translation>Un caso se puede firmar cuando una persona ha visto cada imagen de su cola.</translation>
    </message>
    <message>
        <source>Know the model&apos;s limits</source>
        <translation>Conozca las limitaciones del modelo</translation>
    </message>
    <message>
        <source>Each model says what it was measured on. Check tries it on your own images. It is for research use only: the reader decides.</source>
        <translation>Cada modelo dice con qué se midió. Control lo prueba con sus propias imágenes. Es solo para investigación (Research use only): decide el lector.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>{name} (tile {x}, {y})</source>
        <translation>{name} (tesela {x}, {y})</translation>
    </message>
    <message>
        <source>{name} (page {page})</source>
        <translation>{name} (página {page})</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>de {low} a {high}</translation>
    </message>
    <message>
        <source>{done} of {total} images</source>
        <translation>{done} de {total} imágenes</translation>
    </message>
    <message>
        <source>{done} of {total} images found so far</source>
        <translation>{done} de {total} imágenes encontradas hasta ahora</translation>
    </message>
</context>
</TS>
