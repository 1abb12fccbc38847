<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>PicklistRow</name>
    <message numerus="yes">
        <source>%n picklist(s) waiting</source>
        <translation>
            <numerusform>%n picklist waiting</numerusform>
            <numerusform>%n picklists waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignedInPage</name>
    <message numerus="yes">
        <source>Session ends in %n minute(s)</source>
        <translation>
            <numerusform>Session ends in %n minute</numerusform>
            <numerusform>Session ends in %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>Try again in %n minute.</numerusform>
            <numerusform>Try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) slow.</source>
        <translation>
            <numerusform>The clock of this device is %n minute slow.</numerusform>
            <numerusform>The clock of this device is %n minutes slow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) fast.</source>
        <translation>
            <numerusform>The clock of this device is %n minute fast.</numerusform>
            <numerusform>The clock of this device is %n minutes fast.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n hour(s) slow.</source>
        <translation>
            <numerusform>The clock of this device is %n hour slow.</numerusform>
            <numerusform>The clock of this device is %n hours slow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n hour(s) fast.</source>
        <translation>
            <numerusform>The clock of this device is %n hour fast.</numerusform>
            <numerusform>The clock of this device is %n hours fast.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date of this device is %n day(s) slow.</source>
        <translation>
            <numerusform>The date of this device is %n day slow.</numerusform>
            <numerusform>The date of this device is %n days slow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date of this device is %n day(s) fast.</source>
        <translation>
            <numerusform>The date of this device is %n day fast.</numerusform>
            <numerusform>The date of this device is %n days fast.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
