<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_GB">
<context>
    <name>AgreementDialog</name>
    <message numerus="yes">
        <source>%n answered differently</source>
        <translation>
            <numerusform>%n answered differently</numerusform>
            <numerusform>%n answered differently</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled since</source>
        <translation>
            <numerusform>%n settled since</numerusform>
            <numerusform>%n settled since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message numerus="yes">
        <source>%n drawn sample(s) answered</source>
        <translation>
            <numerusform>%n drawn sample answered</numerusform>
            <numerusform>%n drawn samples answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read, on purpose</source>
        <translation>
            <numerusform>%n cannot be read, on purpose</numerusform>
            <numerusform>%n cannot be read, on purpose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
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
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to be screened</source>
        <translation>
            <numerusform>%n still to be screened</numerusform>
            <numerusform>%n still to be screened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) still to be screened before it can be signed off.</source>
        <translation>
            <numerusform>%n image still to be screened before it can be signed off.</numerusform>
            <numerusform>%n images still to be screened before it can be signed off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review before it can be signed off.</source>
        <translation>
            <numerusform>%n to review before it can be signed off.</numerusform>
            <numerusform>%n to review before it can be signed off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed. It can be signed off.</source>
        <translation>
            <numerusform>The only one is reviewed. It can be signed off.</numerusform>
            <numerusform>All %n reviewed. It can be signed off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message numerus="yes">
        <source>all %n done</source>
        <translation>
            <numerusform>the only one is done</numerusform>
            <numerusform>all %n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartsDialog</name>
    <message numerus="yes">
        <source>A square stands for %Ln image(s) in the order in which they were screened.</source>
        <translation>
            <numerusform>A square stands for %Ln image in the order in which they were screened.</numerusform>
            <numerusform>A square stands for %Ln images in the order in which they were screened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassChart</name>
    <message numerus="yes">
        <source>{total}, of which %Ln image(s) not reported</source>
        <translation>
            <numerusform>{total}, of which %Ln image not reported</numerusform>
            <numerusform>{total}, of which %Ln images not reported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseReadingDialog</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareResult</name>
    <message numerus="yes">
        <source>%n image(s), pages and tiles compared.</source>
        <translation>
            <numerusform>%n image, page or tile compared.</numerusform>
            <numerusform>%n images, pages and tiles compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, as they came, went or changed meanwhile.</source>
        <translation>
            <numerusform>%n left out, as it came, went or changed meanwhile.</numerusform>
            <numerusform>%n left out, as they came, went or changed meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message numerus="yes">
        <source>%n added by others since this run began, hidden from a blind reader</source>
        <translation>
            <numerusform>%n added by others since this run began, hidden from a blind reader</numerusform>
            <numerusform>%n added by others since this run began, hidden from a blind reader</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message numerus="yes">
        <source>%n row(s) exported to {path}.</source>
        <translation>
            <numerusform>%n row exported to {path}.</numerusform>
            <numerusform>%n rows exported to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to the printer.</source>
        <translation>
            <numerusform>%n page went to the printer.</numerusform>
            <numerusform>%n pages went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message numerus="yes">
        <source>The first {count} of %Ln row(s)</source>
        <translation>
            <numerusform>The first {count} of %Ln row</numerusform>
            <numerusform>The first {count} of %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln row(s)</source>
        <translation>
            <numerusform>The only row</numerusform>
            <numerusform>All %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message numerus="yes">
        <source>%Ln row(s) exported</source>
        <translation>
            <numerusform>%Ln row exported</numerusform>
            <numerusform>%Ln rows exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentRunsModel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message numerus="yes">
        <source>{shown} of %Ln row(s) shown</source>
        <translation>
            <numerusform>{shown} of %Ln row shown</numerusform>
            <numerusform>{shown} of %Ln rows shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the last %Ln came after sorting and stand at the end, choose the order again to sort them in</source>
        <translation>
            <numerusform>; the last one came after sorting and stands at the end, choose the order again to sort it in</numerusform>
            <numerusform>; the last %Ln came after sorting and stand at the end, choose the order again to sort them in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n note(s) wait for their reviewer&apos;s name, and are lost if SmearScope is closed again.</source>
        <translation>
            <numerusform>%n note waits for its reviewer&apos;s name, and is lost if SmearScope is closed again.</numerusform>
            <numerusform>%n notes wait for their reviewer&apos;s name, and are lost if SmearScope is closed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reviewed</source>
        <translation>
            <numerusform>The only one is reviewed</numerusform>
            <numerusform>All %n reviewed</numerusform>
        </translation>
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
</context>
<context>
    <name>SignOffDialog</name>
    <message numerus="yes">
        <source>%n to be reviewed, and reviewed</source>
        <translation>
            <numerusform>%n to be reviewed, and reviewed</numerusform>
            <numerusform>%n to be reviewed, and reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without any class</source>
        <translation>
            <numerusform>%n without any class</numerusform>
            <numerusform>%n without any class</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, and nobody has seen them</source>
        <translation>
            <numerusform>%n could not be read, and nobody has seen it</numerusform>
            <numerusform>%n could not be read, and nobody has seen them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_SameAnswers</name>
    <message numerus="yes">
        <source>{share} of %n images answered the same</source>
        <translation>
            <numerusform>{share} of %n image answered the same</numerusform>
            <numerusform>{share} of %n images answered the same</numerusform>
        </translation>
    </message>
</context>
</TS>
