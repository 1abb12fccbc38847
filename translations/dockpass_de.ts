<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>BannerBody</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation>IT-Details</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>Dockpass</source>
        <translation>Dockpass</translation>
    </message>
    <message>
        <source>Sign in once. Work the whole shift.</source>
        <translation>Einmal anmelden. Die ganze Schicht arbeiten.</translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>Details for IT</source>
        <translation>IT-Details</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>QR code with the code and the facts below, for the help desk</source>
        <translation>QR-Code mit dem Code und den Angaben darunter, für den Helpdesk</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>KeychainPage</name>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Sign in without it</source>
        <translation>Ohne ihn anmelden</translation>
    </message>
    <message>
        <source>Without the keychain you have to sign in again after a restart.</source>
        <translation>Ohne den Schlüsselbund müssen Sie sich nach einem Neustart wieder anmelden.</translation>
    </message>
    <message>
        <source>Waiting for the keychain</source>
        <translation>Warten auf den Schlüsselbund</translation>
    </message>
    <message>
        <source>Your session may be saved there. Look for a window that asks for the keychain&apos;s password.</source>
        <translation>Ihre Sitzung ist vielleicht dort gespeichert. Sehen Sie nach, ob ein Fenster nach dem Passwort des Schlüsselbunds fragt.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>No keychain here</source>
        <translation>Hier gibt es keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>The keychain does not help</source>
        <translation>Der Schlüsselbund hilft nicht</translation>
    </message>
    <message>
        <source>Your session may be saved there. Unlock it, then try again.</source>
        <translation>Ihre Sitzung ist vielleicht dort gespeichert. Entsperren Sie ihn und versuchen Sie es nochmals.</translation>
    </message>
    <message>
        <source>No keychain is running on this device, so a saved session cannot be read.</source>
        <translation>Auf diesem Gerät läuft kein Schlüsselbund, darum kann keine gespeicherte Sitzung gelesen werden.</translation>
    </message>
    <message>
        <source>It did not give out the saved session. Try again, or tell IT.</source>
        <translation>Er hat die gespeicherte Sitzung nicht herausgegeben. Versuchen Sie es nochmals oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Saved session</source>
        <translation>Gespeicherte Sitzung</translation>
    </message>
    <message>
        <source>Reading your saved session</source>
        <translation>Ihre gespeicherte Sitzung wird gelesen</translation>
    </message>
    <message>
        <source>Another Dockpass on this device may be at it just now.</source>
        <translation>Vielleicht ist gerade ein anderes Dockpass auf diesem Gerät damit beschäftigt.</translation>
    </message>
    <message>
        <source>Until this is put right, you may have to sign in again after a restart.</source>
        <translation>Bis das behoben ist, müssen Sie sich nach einem Neustart vielleicht neu anmelden.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Dockpass</source>
        <translation>Dockpass</translation>
    </message>
</context>
<context>
    <name>MfaCodePage</name>
    <message>
        <source>Type the code</source>
        <translation>Geben Sie den Code ein</translation>
    </message>
    <message>
        <source>Enter your code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>This account is protected by a second factor.</source>
        <translation>Dieses Konto ist mit einem zweiten Faktor geschützt.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation>Code wird geprüft</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Send a new code</source>
        <translation>Neuen Code senden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>OptionText</name>
    <message>
        <source>Usage: dockpassctl COMMAND [OPTION...]

Commands:
</source>
        <translation>Aufruf: dockpassctl BEFEHL [OPTION...]

Befehle:
</translation>
    </message>
    <message>
        <source>User name in the Back Office.</source>
        <translation>Benutzername im Back Office.</translation>
    </message>
    <message>
        <source>Read the password from standard input, up to the first line end. Without this it is asked for on the terminal.</source>
        <translation>Das Passwort von der Standardeingabe lesen, bis zum ersten Zeilenende. Ohne diese Option wird am Terminal danach gefragt.</translation>
    </message>
    <message>
        <source>warehouse (default) or user.</source>
        <translation>warehouse (Vorgabe) oder user.</translation>
    </message>
    <message>
        <source>raw (default), header or json.</source>
        <translation>raw (Vorgabe), header oder json.</translation>
    </message>
    <message>
        <source>Print the result as JSON.</source>
        <translation>Das Ergebnis als JSON ausgeben.</translation>
    </message>
    <message>
        <source>--kind is warehouse or user, not: %1</source>
        <translation>--kind ist warehouse oder user, nicht: %1</translation>
    </message>
    <message>
        <source>--format is raw, header or json, not: %1</source>
        <translation>--format ist raw, header oder json, nicht: %1</translation>
    </message>
    <message>
        <source>--json and --format %1 exclude each other.</source>
        <translation>--json und --format %1 schließen einander aus.</translation>
    </message>
    <message>
        <source>No command. See dockpassctl --help</source>
        <translation>Kein Befehl. Siehe dockpassctl --help</translation>
    </message>
    <message>
        <source>Unknown command: %1. See dockpassctl --help</source>
        <translation>Unbekannter Befehl: %1. Siehe dockpassctl --help</translation>
    </message>
    <message>
        <source>Show this.</source>
        <translation>Dies anzeigen.</translation>
    </message>
    <message>
        <source>Unknown argument: %1</source>
        <translation>Unbekanntes Argument: %1</translation>
    </message>
    <message>
        <source>The user name is empty.</source>
        <translation>Der Benutzername ist leer.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>Renewed.</source>
        <translation>Erneuert.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>Zustand:</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>Server:</translation>
    </message>
    <message>
        <source>User:</source>
        <translation>Benutzer:</translation>
    </message>
    <message>
        <source>Warehouse:</source>
        <translation>Lager:</translation>
    </message>
    <message>
        <source>Warehouse token:</source>
        <translation>Lager-Token:</translation>
    </message>
    <message>
        <source>User token:</source>
        <translation>Benutzer-Token:</translation>
    </message>
    <message>
        <source>Next renewal:</source>
        <translation>Nächste Erneuerung:</translation>
    </message>
    <message>
        <source>Sign in again by:</source>
        <translation>Neu anmelden bis:</translation>
    </message>
    <message>
        <source>Kept in:</source>
        <translation>Gespeichert in:</translation>
    </message>
    <message>
        <source>Address of the Glue Backend API.</source>
        <translation>Adresse der Glue Backend API.</translation>
    </message>
    <message>
        <source>PEM file with further certificates to trust.</source>
        <translation>PEM-Datei mit weiteren Zertifikaten, denen vertraut wird.</translation>
    </message>
    <message>
        <source>Allow http:// to this device itself, for tests.</source>
        <translation>http:// zu diesem Gerät selbst erlauben, für Tests.</translation>
    </message>
    <message>
        <source>Full screen without window controls.</source>
        <translation>Ganzer Bildschirm ohne Fensterknöpfe.</translation>
    </message>
    <message>
        <source>auto, light or dark.</source>
        <translation>auto, light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>en or de; without it, the system&apos;s.</source>
        <translation>en oder de; ohne Angabe die Sprache des Systems.</translation>
    </message>
    <message>
        <source>Not a possible setting: %1</source>
        <translation>Keine mögliche Einstellung: %1</translation>
    </message>
    <message>
        <source>The administrator has fixed this setting: %1</source>
        <translation>Die Administration hat diese Einstellung festgelegt: %1</translation>
    </message>
    <message>
        <source>These settings cannot be read: %1</source>
        <translation>Diese Einstellungen sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The result cannot be written to standard output.</source>
        <translation>Das Ergebnis kann nicht auf die Standardausgabe geschrieben werden.</translation>
    </message>
    <message>
        <source>Signs warehouse staff in at a Glue Backend API.</source>
        <translation>Meldet Lagerpersonal an einer Glue Backend API an.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Passwort von %1: </translation>
    </message>
    <message>
        <source>There is no password on standard input.</source>
        <translation>Auf der Standardeingabe steht kein Passwort.</translation>
    </message>
    <message>
        <source>No password was given. Without a terminal use --password-stdin.</source>
        <translation>Kein Passwort angegeben. Ohne Terminal --password-stdin verwenden.</translation>
    </message>
    <message>
        <source>login needs --server and --user.</source>
        <translation>login braucht --server und --user.</translation>
    </message>
    <message>
        <source>Not a server address: %1</source>
        <translation>Keine Serveradresse: %1</translation>
    </message>
    <message>
        <source>Sign in and keep the session. Needs --user, and --server where none is configured.</source>
        <translation>Anmelden und die Sitzung behalten. Braucht --user, und --server, wo keiner eingestellt ist.</translation>
    </message>
    <message>
        <source>Show who is signed in, where and until when. Asks no server.</source>
        <translation>Zeigen, wer wo bis wann angemeldet ist. Fragt keinen Server.</translation>
    </message>
    <message>
        <source>Print an access token; renew it first if it has run out.</source>
        <translation>Ein Access-Token ausgeben; ist es abgelaufen, wird es vorher erneuert.</translation>
    </message>
    <message>
        <source>Get fresh tokens now.</source>
        <translation>Jetzt neue Tokens holen.</translation>
    </message>
    <message>
        <source>Erase the session from this device.</source>
        <translation>Die Sitzung von diesem Gerät löschen.</translation>
    </message>
    <message>
        <source>Signed in as %1. With --store memory the session has ended with this command.</source>
        <translation>Angemeldet als %1. Mit --store memory ist die Sitzung mit diesem Befehl zu Ende.</translation>
    </message>
    <message>
        <source>A session of %1 at %2 is still stored; name both to act on it.</source>
        <translation>Eine Sitzung von %1 bei %2 ist noch gespeichert; nennen Sie beide, um mit ihr zu arbeiten.</translation>
    </message>
    <message>
        <source>%1 (run out)</source>
        <translation>%1 (abgelaufen)</translation>
    </message>
    <message>
        <source>Time limit of a whole request in seconds, 1 to 300; 30 by default.</source>
        <translation>Zeitgrenze einer ganzen Anfrage in Sekunden, 1 bis 300; sonst 30.</translation>
    </message>
    <message>
        <source>List the warehouses of the person.</source>
        <translation>Die Lager der Person auflisten.</translation>
    </message>
    <message>
        <source>Work in another warehouse: use-warehouse NAME or UUID.</source>
        <translation>In einem anderen Lager arbeiten: use-warehouse NAME oder UUID.</translation>
    </message>
    <message>
        <source>Name or uuid of the warehouse to work in. Without it: the active one.</source>
        <translation>Name oder UUID des Lagers. Ohne Angabe: das aktive.</translation>
    </message>
    <message>
        <source>Name or uuid of the warehouse.</source>
        <translation>Name oder UUID des Lagers.</translation>
    </message>
    <message>
        <source>Name a warehouse: its name or its uuid.</source>
        <translation>Nennen Sie ein Lager: seinen Namen oder seine UUID.</translation>
    </message>
    <message>
        <source>Working in %1.</source>
        <translation>Sie arbeiten in %1.</translation>
    </message>
    <message>
        <source>(out of use)</source>
        <translation>(außer Betrieb)</translation>
    </message>
    <message>
        <source>Look for what keeps people from signing in. Needs no credentials.</source>
        <translation>Suchen, was Leute am Anmelden hindert. Braucht keine Anmeldedaten.</translation>
    </message>
    <message>
        <source>Read the code of the second factor from standard input, a line of its own after the password&apos;s, if the server wants one. Without this it is asked for on the terminal.</source>
        <translation>Den Code des zweiten Faktors von der Standardeingabe lesen, in einer eigenen Zeile nach der des Passworts, wenn der Server einen will. Ohne diese Option wird am Terminal danach gefragt.</translation>
    </message>
    <message>
        <source>This looks like the storefront</source>
        <translation>Das sieht nach dem Webshop aus</translation>
    </message>
    <message>
        <source>The answer has the form of the storefront&apos;s, not of the Back Office&apos;s. Use the address of the Glue Backend API, which often begins with glue-backend.</source>
        <translation>Die Antwort hat die Form des Webshops, nicht die des Back Office. Nehmen Sie die Adresse der Glue Backend API; sie beginnt oft mit glue-backend.</translation>
    </message>
    <message>
        <source>No warehouse sign-in there</source>
        <translation>Dort keine Lager-Anmeldung</translation>
    </message>
    <message>
        <source>The server has no /warehouse-tokens: install the module WarehouseOauthBackendApi in the shop.</source>
        <translation>Der Server hat kein /warehouse-tokens: Installieren Sie im Shop das Modul WarehouseOauthBackendApi.</translation>
    </message>
    <message>
        <source>name</source>
        <comment>check</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>connection</source>
        <comment>check</comment>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>TLS</source>
        <comment>check</comment>
        <translation>TLS</translation>
    </message>
    <message>
        <source>time</source>
        <comment>check</comment>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>API</source>
        <comment>check</comment>
        <translation>API</translation>
    </message>
    <message>
        <source>grants</source>
        <comment>check</comment>
        <translation>Anmeldewege</translation>
    </message>
    <message>
        <source>keychain</source>
        <comment>check</comment>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>ok</source>
        <comment>outcome of a check</comment>
        <translation>ok</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>outcome of a check</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>outcome of a check</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>outcome of a check</comment>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>Code of your second factor: </source>
        <translation>Code Ihres zweiten Faktors: </translation>
    </message>
    <message>
        <source>Code that was sent to you (%1): </source>
        <translation>Code, der Ihnen gesendet wurde (%1): </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1: an address, no name to look up</source>
        <translation>%1: eine Adresse, kein Name nachzuschlagen</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 answers at port %2</source>
        <translation>%1 antwortet an Port %2</translation>
    </message>
    <message>
        <source>http:// to this device itself: there is no TLS to look at</source>
        <translation>http:// zu diesem Gerät selbst: Es gibt kein TLS zu prüfen</translation>
    </message>
    <message>
        <source>%1, certificate of %2 until %3, issued by %4</source>
        <translation>%1, Zertifikat von %2 bis %3, ausgestellt von %4</translation>
    </message>
    <message>
        <source>The server&apos;s certificate runs out soon; nobody can sign in after that. Have it renewed.</source>
        <translation>Das Zertifikat des Servers läuft bald ab; danach kann sich niemand mehr anmelden. Lassen Sie es erneuern.</translation>
    </message>
    <message>
        <source>the token endpoint answers as a Backend API&apos;s (HTTP %1, %2)</source>
        <translation>der Token-Endpunkt antwortet wie der einer Backend API (HTTP %1, %2)</translation>
    </message>
    <message>
        <source>the server did not tell the time</source>
        <translation>der Server hat die Uhrzeit nicht genannt</translation>
    </message>
    <message>
        <source>this device&apos;s clock and the server&apos;s agree within two minutes</source>
        <translation>die Uhren von Gerät und Server stimmen auf zwei Minuten überein</translation>
    </message>
    <message>
        <source>Set the date and time of this device; if they are right, the server&apos;s are wrong.</source>
        <translation>Stellen Sie Datum und Uhrzeit dieses Geräts richtig; wenn sie stimmen, sind die des Servers falsch.</translation>
    </message>
    <message>
        <source>password: %1, refresh: %2, authorization code: %3, warehouse tokens: %4</source>
        <translation>Passwort: %1, Erneuern: %2, Autorisierungscode: %3, Lager-Token: %4</translation>
    </message>
    <message>
        <source>Here a password is taken by the authorization code only.</source>
        <translation>Hier wird ein Passwort nur über den Autorisierungscode angenommen.</translation>
    </message>
    <message>
        <source>The server did not answer every question. Try again.</source>
        <translation>Der Server hat nicht jede Frage beantwortet. Versuchen Sie es nochmals.</translation>
    </message>
    <message>
        <source>because an earlier check failed</source>
        <translation>weil eine frühere Prüfung fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>the session is kept in memory only</source>
        <translation>die Sitzung liegt nur im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>open, and it answers</source>
        <translation>Schlüsselbund offen, er antwortet</translation>
    </message>
    <message>
        <source>For IT: %1</source>
        <translation>Für die IT: %1</translation>
    </message>
    <message>
        <source>How to sign in: auto (default), code (authorization code) or password.</source>
        <translation>Weg der Anmeldung: auto (Vorgabe), code (Autorisierungscode) oder password (Passwort).</translation>
    </message>
    <message>
        <source>Client that the shop knows us by, for the authorization code; frontend by default.</source>
        <translation>Client, unter dem der Shop uns kennt, für den Autorisierungscode; sonst frontend.</translation>
    </message>
    <message>
        <source>Address that is registered for that client; without it, the one the shop knows.</source>
        <translation>Adresse, die für diesen Client eingetragen ist; ohne Angabe die, die der Shop kennt.</translation>
    </message>
    <message>
        <source>Store of the shop, such as DE, where it has several; without it, the shop&apos;s default.</source>
        <translation>Store des Shops, etwa DE, wo er mehrere hat; ohne Angabe der, den der Shop vorgibt.</translation>
    </message>
    <message>
        <source>Read the passphrase for --store file from standard input, a line of its own before all others, if there is no credential and no key file. Without this it is asked for on the terminal.</source>
        <translation>Die Passphrase für --store file von der Standardeingabe lesen, als eigene Zeile vor allen anderen, wenn es weder Credential noch Schlüsseldatei gibt. Ohne dies wird im Terminal danach gefragt.</translation>
    </message>
    <message>
        <source>Look for what is left of the session: in the keychain, the list of sessions, files, and this process&apos;s memory. Exit code 0 only if nothing is.</source>
        <translation>Nach Resten der Sitzung suchen: im Schlüsselbund, in der Liste der Sitzungen, in Dateien und im Speicher dieses Prozesses. Exit-Code 0 nur, wenn nichts übrig ist.</translation>
    </message>
    <message>
        <source>%1 at %2 is signed out, but that session is not erased yet. It is as soon as that can be done.</source>
        <translation>%1 ist bei %2 abgemeldet, die Sitzung ist aber noch nicht gelöscht. Das geschieht, sobald es möglich ist.</translation>
    </message>
    <message>
        <source>not used: sessions are kept in encrypted files, with the key of a credential</source>
        <translation>nicht benutzt: Sitzungen liegen in verschlüsselten Dateien, mit dem Schlüssel aus einem Credential</translation>
    </message>
    <message>
        <source>not used: sessions are kept in encrypted files, with the key of the key file</source>
        <translation>nicht benutzt: Sitzungen liegen in verschlüsselten Dateien, mit dem Schlüssel aus der Schlüsseldatei</translation>
    </message>
    <message>
        <source>not used: sessions are kept in encrypted files, with a passphrase as their key</source>
        <translation>nicht benutzt: Sitzungen liegen in verschlüsselten Dateien, mit einer Passphrase als Schlüssel</translation>
    </message>
    <message>
        <source>Only dockpassctl can be given a passphrase; the window needs a credential or a key file.</source>
        <translation>Eine Passphrase nimmt nur dockpassctl; das Fenster braucht ein Credential oder eine Schlüsseldatei.</translation>
    </message>
    <message>
        <source>Passphrase of the session file: </source>
        <translation>Passphrase der Sitzungsdatei: </translation>
    </message>
    <message>
        <source>Clock:</source>
        <translation>Uhr:</translation>
    </message>
    <message>
        <source>Last renewal:</source>
        <translation>Letzte Erneuerung:</translation>
    </message>
    <message>
        <source>no answer, outcome unknown</source>
        <translation>keine Antwort, Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Session ends:</source>
        <translation>Sitzungsende:</translation>
    </message>
    <message>
        <source>Where the session is kept: keychain (default), memory, or file (encrypted).</source>
        <translation>Wo die Sitzung liegt: keychain (Schlüsselbund, Vorgabe), memory (nur im Speicher) oder file (verschlüsselte Datei).</translation>
    </message>
    <message>
        <source>How long a session may last from the password on, such as 12h (default), 90m or 7h30m; at most 168h.</source>
        <translation>Wie lange eine Sitzung von der Eingabe des Passworts an dauern darf, etwa 12h (Vorgabe), 90m oder 7h30m; höchstens 168h.</translation>
    </message>
    <message>
        <source>Key for --store file; a systemd credential dockpass-store-key goes before it.</source>
        <translation>Schlüssel für --store file; ein systemd-Credential dockpass-store-key geht vor.</translation>
    </message>
    <message>
        <source>
Options of a command: dockpassctl COMMAND --help
Results go to standard output, messages to standard error.
Exit codes: 0 done, 2 wrong use, 3 not signed in, 4 credentials refused,
  5 server unreachable or not trusted,
  6 keychain or file store, or something is left of a session,
  7 server refuses or misbehaves,
  8 fixed by the administrator, or a settings file that cannot be used.
</source>
        <translation>
Optionen eines Befehls: dockpassctl BEFEHL --help
Ergebnisse gehen auf die Standardausgabe, Meldungen auf die Fehlerausgabe.
Exit-Codes: 0 erledigt, 2 falsch benutzt, 3 nicht angemeldet, 4 Anmeldedaten abgelehnt,
  5 Server nicht erreichbar oder nicht vertrauenswürdig,
  6 Schlüsselbund oder Dateispeicher, oder von einer Sitzung ist etwas übrig,
  7 Server lehnt ab oder antwortet falsch,
  8 von der Administration festgelegt, oder eine Einstellungsdatei ist unbrauchbar.
</translation>
    </message>
    <message>
        <source>Signed out, and erased from this device.</source>
        <translation>Abgemeldet und von diesem Gerät gelöscht.</translation>
    </message>
    <message>
        <source>The session of %1 is kept in another store; use --store %2.</source>
        <translation>Die Sitzung von %1 liegt in einem anderen Speicher; verwenden Sie --store %2.</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Noch einmal: </translation>
    </message>
    <message>
        <source>These were two different passphrases.</source>
        <translation>Das waren zwei verschiedene Passphrasen.</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>keychain, memory or file</source>
        <translation>keychain, memory oder file</translation>
    </message>
    <message>
        <source>1 to 300</source>
        <translation>1 bis 300</translation>
    </message>
    <message>
        <source>auto, light or dark</source>
        <translation>auto, light oder dark</translation>
    </message>
    <message>
        <source>auto, code or password</source>
        <translation>auto, code oder password</translation>
    </message>
    <message>
        <source>visible characters without spaces</source>
        <translation>sichtbare Zeichen ohne Leerzeichen</translation>
    </message>
    <message>
        <source>an absolute address without a fragment</source>
        <translation>eine absolute Adresse ohne Fragment</translation>
    </message>
    <message>
        <source>en or de</source>
        <translation>en oder de</translation>
    </message>
    <message>
        <source>1s to 168h, such as 12h, 90m or 7h30m</source>
        <translation>1s bis 168h, etwa 12h, 90m oder 7h30m</translation>
    </message>
    <message>
        <source>letters, digits, _ and -, at most 64</source>
        <translation>Buchstaben, Ziffern, _ und -, höchstens 64</translation>
    </message>
    <message>
        <source>an absolute path</source>
        <translation>ein absoluter Pfad</translation>
    </message>
    <message>
        <source>There is no display to show a window on. Start Dockpass in a desktop session, or use dockpassctl.</source>
        <translation>Es gibt keinen Bildschirm für ein Fenster. Starten Sie Dockpass in einer Desktop-Sitzung, oder verwenden Sie dockpassctl.</translation>
    </message>
    <message>
        <source>settings</source>
        <comment>check</comment>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>no line of the settings files is misspelt</source>
        <translation>keine Zeile der Einstellungsdateien ist verschrieben</translation>
    </message>
    <message>
        <source>Such a line does nothing. Correct it, or take it out.</source>
        <translation>Eine solche Zeile bewirkt nichts. Korrigieren Sie sie, oder nehmen Sie sie heraus.</translation>
    </message>
    <message>
        <source>there is no setting %1</source>
        <translation>eine Einstellung %1 gibt es nicht</translation>
    </message>
    <message>
        <source>locked names %1, which is no setting</source>
        <translation>locked nennt %1, das ist keine Einstellung</translation>
    </message>
    <message>
        <source>locked does nothing in a user&apos;s own file</source>
        <translation>locked bewirkt in der eigenen Datei eines Benutzers nichts</translation>
    </message>
    <message>
        <source>Passed over: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message>
        <source>NAME</source>
        <comment>placeholder</comment>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Read the passphrase for --store file from standard input, if there is no credential and no key file.</source>
        <translation>Die Passphrase für --store file von der Standardeingabe lesen, wenn es weder ein Credential noch eine Schlüsseldatei gibt.</translation>
    </message>
    <message>
        <source>KIND</source>
        <comment>placeholder</comment>
        <translation>ART</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <comment>placeholder</comment>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>list</source>
        <comment>check</comment>
        <translation>Liste</translation>
    </message>
    <message>
        <source>%1 at %2 is signed out, but a session is not erased yet from another store. The next command with --store %3 does it.</source>
        <translation>%1 bei %2 ist abgemeldet, eine Sitzung aber noch nicht aus einem anderen Speicher gelöscht. Der nächste Befehl mit --store %3 holt das nach.</translation>
    </message>
    <message>
        <source>A session of %1 at %2 is kept in another store; use --store %3 to act on it.</source>
        <translation>Eine Sitzung von %1 bei %2 liegt in einem anderen Speicher; mit --store %3 ist sie erreichbar.</translation>
    </message>
    <message>
        <source>Signed out, and erased from this store.</source>
        <translation>Abgemeldet und aus diesem Speicher gelöscht.</translation>
    </message>
    <message>
        <source>no server is known; name one with --server</source>
        <translation>kein Server ist bekannt; nennen Sie einen mit --server</translation>
    </message>
    <message>
        <source>%1 at %2: signed out, still to be erased</source>
        <translation>%1 bei %2: abgemeldet, noch zu löschen</translation>
    </message>
    <message>
        <source>%1 at %2: signed in</source>
        <translation>%1 bei %2: angemeldet</translation>
    </message>
    <message>
        <source>%1 at %2: signed out, still to be erased from another store: %3</source>
        <translation>%1 bei %2: abgemeldet, noch zu löschen aus einem anderen Speicher: %3</translation>
    </message>
    <message>
        <source>%1 at %2: signed in, in another store: %3</source>
        <translation>%1 bei %2: angemeldet, in einem anderen Speicher: %3</translation>
    </message>
    <message>
        <source>it names no session, and can be written</source>
        <translation>sie nennt keine Sitzung und ist beschreibbar</translation>
    </message>
    <message>
        <source>What is still to be erased could not be at the sign-out. It is tried again at the next start of the window; or name server and user to dockpassctl logout.</source>
        <translation>Was noch zu löschen ist, ließ sich beim Abmelden nicht löschen. Beim nächsten Start des Fensters wird es erneut versucht; oder nennen Sie dockpassctl logout Server und Benutzer.</translation>
    </message>
    <message>
        <source>Renewed: the warehouse token. The user token stays as it was.</source>
        <translation>Erneuert: das Lager-Token. Das Benutzer-Token bleibt, wie es war.</translation>
    </message>
    <message>
        <source>FILE</source>
        <comment>placeholder</comment>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <comment>placeholder</comment>
        <translation>SEKUNDEN</translation>
    </message>
    <message>
        <source>LENGTH</source>
        <comment>placeholder</comment>
        <translation>DAUER</translation>
    </message>
    <message>
        <source>%1 See %2 --help</source>
        <translation>%1 Siehe %2 --help</translation>
    </message>
    <message>
        <source>there is none yet, and it can be written</source>
        <translation>es gibt noch keine, und sie ist beschreibbar</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>open, and it holds sessions that the list does not name: %1</source>
        <translation>offen, enthält aber Sitzungen, die die Liste nicht nennt: %1</translation>
    </message>
    <message>
        <source>Such a list was deleted, or is another home folder&apos;s. Each is erased by dockpassctl logout with its --server and --user, or replaced when that person signs in.</source>
        <translation>Eine solche Liste wurde gelöscht oder gehört zu einem anderen Benutzerordner. Jede Sitzung löscht dockpassctl logout mit ihrem --server und --user; sie wird auch ersetzt, wenn sich diese Person anmeldet.</translation>
    </message>
    <message>
        <source>The list of sessions did not name %1 at %2. What the store held of them is erased.</source>
        <translation>Die Liste der Sitzungen nannte %1 bei %2 nicht. Was der Speicher davon enthielt, ist gelöscht.</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
</context>
<context>
    <name>PasswordEntry</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Die Feststelltaste ist an</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>PicklistRow</name>
    <message>
        <source>100+ picklists waiting</source>
        <translation>100+ Picklisten</translation>
    </message>
    <message>
        <source>No picklists waiting</source>
        <translation>Keine Picklisten</translation>
    </message>
    <message numerus="yes">
        <source>%n picklist(s) waiting</source>
        <translation>
            <numerusform>%n Pickliste offen</numerusform>
            <numerusform>%n Picklisten offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Count the picklists again</source>
        <translation>Picklisten neu zählen</translation>
    </message>
    <message>
        <source>Picklists: not known just now</source>
        <translation>Picklisten: nicht bekannt</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Displays version information.</source>
        <translation>Zeigt die Version an.</translation>
    </message>
    <message>
        <source>Displays help on commandline options.</source>
        <translation>Zeigt diese Hilfe an.</translation>
    </message>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>Zeigt die Hilfe mit den Optionen von Qt an.</translation>
    </message>
    <message>
        <source>Unknown option &apos;%1&apos;.</source>
        <translation>Unbekannte Option „%1“.</translation>
    </message>
    <message>
        <source>Unknown options: %1.</source>
        <translation>Unbekannte Optionen: %1.</translation>
    </message>
    <message>
        <source>Missing value after &apos;%1&apos;.</source>
        <translation>Nach „%1“ fehlt ein Wert.</translation>
    </message>
    <message>
        <source>Unexpected value after &apos;%1&apos;.</source>
        <translation>Nach „%1“ steht ein Wert zu viel.</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[Optionen]</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumente:</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Type your user name</source>
        <translation>Geben Sie Ihren Benutzernamen ein</translation>
    </message>
    <message>
        <source>Type your password</source>
        <translation>Geben Sie Ihr Passwort ein</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>No server is set</source>
        <translation>Kein Server eingestellt</translation>
    </message>
    <message>
        <source>Dockpass does not know yet where to sign in. Tell IT: the server&apos;s address is missing.</source>
        <translation>Dockpass weiß noch nicht, wo es anmelden soll. Melden Sie der IT: Die Adresse des Servers fehlt.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Looking for your saved session</source>
        <translation>Gespeicherte Sitzung wird gesucht</translation>
    </message>
    <message>
        <source>Saved session not read yet</source>
        <translation>Sitzung noch nicht gelesen</translation>
    </message>
    <message>
        <source>The keychain does not give it out. You can sign in all the same.</source>
        <translation>Der Schlüsselbund gibt sie nicht heraus. Sie können sich trotzdem anmelden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Nochmals</translation>
    </message>
    <message>
        <source>It cannot be read at the moment. You can sign in all the same.</source>
        <translation>Sie kann zurzeit nicht gelesen werden. Anmelden können Sie sich trotzdem.</translation>
    </message>
</context>
<context>
    <name>SignedInPage</name>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Sign in again before %1</source>
        <translation>Neu anmelden vor %1</translation>
    </message>
    <message>
        <source>Sign in again soon</source>
        <translation>Bald neu anmelden</translation>
    </message>
    <message>
        <source>Your work goes on meanwhile.</source>
        <translation>Ihre Arbeit läuft inzwischen weiter.</translation>
    </message>
    <message>
        <source>Work until</source>
        <translation>Arbeiten bis</translation>
    </message>
    <message>
        <source>Password needed by</source>
        <translation>Passwort nötig bis</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Renewing</source>
        <translation>Wird erneuert</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>After a restart</source>
        <translation>Nach Neustart</translation>
    </message>
    <message>
        <source>Still signed in</source>
        <translation>Noch angemeldet</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation>Abmeldung läuft</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out on this device? To come back you need your password.</source>
        <translation>Auf diesem Gerät abmelden? Um zurückzukommen, brauchen Sie Ihr Passwort.</translation>
    </message>
    <message>
        <source>Yes, sign out</source>
        <translation>Ja, abmelden</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Change warehouse</source>
        <translation>Lager wechseln</translation>
    </message>
    <message numerus="yes">
        <source>Session ends in %n minute(s)</source>
        <translation>
            <numerusform>Sitzung endet in %n Minute</numerusform>
            <numerusform>Sitzung endet in %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>It may last %2, which is until %1. Sign in again before, and work goes on.</source>
        <translation>Sie darf %2 dauern, das ist bis %1. Melden Sie sich vorher neu an, dann geht die Arbeit weiter.</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>Dockpass</source>
        <translation>Dockpass</translation>
    </message>
    <message>
        <source>Cannot start</source>
        <translation>Start nicht möglich</translation>
    </message>
    <message>
        <source>Settings are not usable</source>
        <translation>Einstellungen unbrauchbar</translation>
    </message>
    <message>
        <source>A settings file of Dockpass on this device has a mistake, or cannot be read. Tell IT.</source>
        <translation>Eine Einstellungsdatei von Dockpass auf diesem Gerät hat einen Fehler oder lässt sich nicht lesen. Melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>WarehousePage</name>
    <message>
        <source>Choose a warehouse</source>
        <translation>Lager wählen</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No warehouse</source>
        <translation>Kein Lager</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Nochmals nachsehen</translation>
    </message>
</context>
<context>
    <name>WarehouseRow</name>
    <message>
        <source>%1, active</source>
        <translation>%1, aktiv</translation>
    </message>
    <message>
        <source>%1, out of use</source>
        <translation>%1, außer Betrieb</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>%1 (…%2)</source>
        <translation>%1 (…%2)</translation>
    </message>
    <message>
        <source>Number ends in %1</source>
        <translation>Nummer endet auf %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>No active warehouse</source>
        <translation>Kein aktives Lager</translation>
    </message>
    <message>
        <source>No warehouse is active for you at the moment.</source>
        <translation>Für Sie ist im Moment kein Lager aktiv.</translation>
    </message>
    <message>
        <source>Not a warehouse account</source>
        <translation>Kein Lagerkonto</translation>
    </message>
    <message>
        <source>This account is not set up for warehouse work.</source>
        <translation>Dieses Konto ist nicht für die Arbeit im Lager eingerichtet.</translation>
    </message>
    <message>
        <source>Ask the administrator to make it a warehouse user.</source>
        <translation>Bitten Sie die Administration, es zum Lagerkonto zu machen.</translation>
    </message>
    <message>
        <source>No warehouse for this account</source>
        <translation>Kein Lager für dieses Konto</translation>
    </message>
    <message>
        <source>This account is not set up for warehouse work, or no warehouse is active for it.</source>
        <translation>Dieses Konto ist nicht für die Arbeit im Lager eingerichtet, oder es hat kein aktives Lager.</translation>
    </message>
    <message>
        <source>Ask your supervisor or the administrator.</source>
        <translation>Fragen Sie die Schichtleitung oder die Administration.</translation>
    </message>
    <message>
        <source>Server not found</source>
        <translation>Server nicht gefunden</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known on this network.</source>
        <translation>Der Name des Servers ist in diesem Netz nicht bekannt.</translation>
    </message>
    <message>
        <source>Check that this is the right Wi-Fi, or tell IT.</source>
        <translation>Prüfen Sie, ob es das richtige WLAN ist, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>This device has no network connection.</source>
        <translation>Dieses Gerät hat keine Verbindung zum Netz.</translation>
    </message>
    <message>
        <source>Check the Wi-Fi, then try again.</source>
        <translation>Prüfen Sie das WLAN und versuchen Sie es nochmals.</translation>
    </message>
    <message>
        <source>Nobody answers there</source>
        <translation>Dort antwortet niemand</translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address.</source>
        <translation>Unter der Adresse des Servers antwortet nichts.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays like this, tell IT.</source>
        <translation>Versuchen Sie es in ein paar Minuten nochmals. Wenn es so bleibt, melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>The connection broke before the server had answered.</source>
        <translation>Die Verbindung ist abgebrochen, bevor der Server geantwortet hatte.</translation>
    </message>
    <message>
        <source>Try again. If it happens often here, tell IT the place.</source>
        <translation>Versuchen Sie es nochmals. Wenn es hier oft vorkommt, melden Sie der IT die Stelle.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Der Server hat zu lange nicht geantwortet.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich nochmals.</translation>
    </message>
    <message>
        <source>Proxy problem</source>
        <translation>Problem mit dem Proxy</translation>
    </message>
    <message>
        <source>The proxy between this device and the server did not help.</source>
        <translation>Der Proxy zwischen diesem Gerät und dem Server hat nicht geholfen.</translation>
    </message>
    <message>
        <source>Tell IT.</source>
        <translation>Melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Address is not secure</source>
        <translation>Adresse ist nicht sicher</translation>
    </message>
    <message>
        <source>The server&apos;s address does not begin with https, so nothing was sent.</source>
        <translation>Die Adresse des Servers beginnt nicht mit https, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Tell IT: the address has to be changed.</source>
        <translation>Melden Sie der IT: Die Adresse muss geändert werden.</translation>
    </message>
    <message>
        <source>Address is not valid</source>
        <translation>Adresse ist nicht gültig</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a web address.</source>
        <translation>Die Adresse des Servers ist keine Webadresse.</translation>
    </message>
    <message>
        <source>Certificate has expired</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is out of date, or the clock of this device is wrong.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen, oder die Uhr dieses Geräts geht falsch.</translation>
    </message>
    <message>
        <source>Check the date and time of this device. If they are right, tell IT.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Geräts. Wenn sie stimmen, melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Check the clock</source>
        <translation>Uhr prüfen</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet. Most likely the clock of this device is slow.</source>
        <translation>Das Zertifikat des Servers gilt noch nicht. Wahrscheinlich geht die Uhr dieses Geräts nach.</translation>
    </message>
    <message>
        <source>Set the date and time of this device, then try again.</source>
        <translation>Stellen Sie Datum und Uhrzeit dieses Geräts richtig und versuchen Sie es nochmals.</translation>
    </message>
    <message>
        <source>Server is not trusted</source>
        <translation>Kein Vertrauen zum Server</translation>
    </message>
    <message>
        <source>This device does not know who signed the server&apos;s certificate, so nothing was sent.</source>
        <translation>Dieses Gerät weiß nicht, wer das Zertifikat des Servers unterschrieben hat, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Certificate of another server</source>
        <translation>Fremdes Zertifikat</translation>
    </message>
    <message>
        <source>The certificate belongs to another name than this server&apos;s, so nothing was sent.</source>
        <translation>Das Zertifikat gehört zu einem anderen Namen als dem dieses Servers, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>A secure connection could not be made.</source>
        <translation>Es kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>Try again. If it stays like this, tell IT.</source>
        <translation>Versuchen Sie es nochmals. Wenn es so bleibt, melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Server has moved</source>
        <translation>Server ist umgezogen</translation>
    </message>
    <message>
        <source>The server points to another address. Dockpass does not follow, to keep passwords safe.</source>
        <translation>Der Server verweist auf eine andere Adresse. Dockpass folgt nicht, um Passwörter zu schützen.</translation>
    </message>
    <message>
        <source>Tell IT: the address may have to be changed.</source>
        <translation>Melden Sie der IT: Die Adresse muss vielleicht geändert werden.</translation>
    </message>
    <message>
        <source>A second login is in the way</source>
        <translation>Ein zweiter Login steht davor</translation>
    </message>
    <message>
        <source>Something in front of the shop asks for a login of its own.</source>
        <translation>Etwas vor dem Shop verlangt eine eigene Anmeldung.</translation>
    </message>
    <message>
        <source>Your password is not the reason. Tell IT.</source>
        <translation>Ihr Passwort ist nicht der Grund. Melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Answer is damaged</source>
        <translation>Antwort beschädigt</translation>
    </message>
    <message>
        <source>The server&apos;s answer was cut off or not readable.</source>
        <translation>Die Antwort des Servers war abgeschnitten oder nicht lesbar.</translation>
    </message>
    <message>
        <source>Answer is too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <source>The server sent far more than an answer can be.</source>
        <translation>Der Server hat viel mehr gesendet, als eine Antwort sein kann.</translation>
    </message>
    <message>
        <source>Tell IT: this may be the wrong address.</source>
        <translation>Melden Sie der IT: Vielleicht ist die Adresse falsch.</translation>
    </message>
    <message>
        <source>Wrong user name or password</source>
        <translation>Benutzername oder Passwort falsch</translation>
    </message>
    <message>
        <source>The server did not accept them.</source>
        <translation>Der Server hat sie nicht angenommen.</translation>
    </message>
    <message>
        <source>Type your password again. Mind capital letters.</source>
        <translation>Geben Sie Ihr Passwort nochmals ein. Achten Sie auf Großbuchstaben.</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Etwas fehlt</translation>
    </message>
    <message>
        <source>The server says that a field was empty or unreadable.</source>
        <translation>Der Server meldet, dass ein Feld leer oder nicht lesbar war.</translation>
    </message>
    <message>
        <source>Fill in both fields and try again.</source>
        <translation>Füllen Sie beide Felder aus und versuchen Sie es nochmals.</translation>
    </message>
    <message>
        <source>No password sign-in</source>
        <translation>Keine Passwort-Anmeldung</translation>
    </message>
    <message>
        <source>This server does not let people sign in this way.</source>
        <translation>Dieser Server lässt eine Anmeldung auf diesem Weg nicht zu.</translation>
    </message>
    <message>
        <source>No automatic renewal</source>
        <translation>Keine Erneuerung</translation>
    </message>
    <message>
        <source>This server does not renew a session.</source>
        <translation>Dieser Server erneuert keine Sitzung.</translation>
    </message>
    <message>
        <source>Sign in with your password.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an.</translation>
    </message>
    <message>
        <source>Renewal is half set up</source>
        <translation>Erneuerung halb eingerichtet</translation>
    </message>
    <message>
        <source>The server&apos;s renewal is not fully set up.</source>
        <translation>Die Erneuerung ist am Server nicht ganz eingerichtet.</translation>
    </message>
    <message>
        <source>Sign in with your password, and tell IT.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an und informieren Sie die IT.</translation>
    </message>
    <message>
        <source>Renewal refused</source>
        <translation>Erneuerung abgelehnt</translation>
    </message>
    <message>
        <source>The server does not renew this session any more.</source>
        <translation>Der Server erneuert diese Sitzung nicht mehr.</translation>
    </message>
    <message>
        <source>Server is set up wrongly</source>
        <translation>Server falsch eingerichtet</translation>
    </message>
    <message>
        <source>The server refuses everybody: its set-up is broken.</source>
        <translation>Der Server weist alle ab: Er ist falsch eingerichtet.</translation>
    </message>
    <message>
        <source>Server refused the session</source>
        <translation>Sitzung abgelehnt</translation>
    </message>
    <message>
        <source>The server does not accept this session.</source>
        <translation>Der Server nimmt diese Sitzung nicht an.</translation>
    </message>
    <message>
        <source>Sign in again. If it stays like this, check the clock and tell IT.</source>
        <translation>Melden Sie sich nochmals an. Wenn es so bleibt, prüfen Sie die Uhr und informieren Sie die IT.</translation>
    </message>
    <message>
        <source>Something got lost on the way</source>
        <translation>Unterwegs verloren</translation>
    </message>
    <message>
        <source>The request reached the server without its token.</source>
        <translation>Die Anfrage kam ohne ihr Token beim Server an.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>The server does not allow this account to do that.</source>
        <translation>Der Server erlaubt das diesem Konto nicht.</translation>
    </message>
    <message>
        <source>Ask the administrator for the right to work in the warehouse.</source>
        <translation>Bitten Sie die Administration um das Recht, im Lager zu arbeiten.</translation>
    </message>
    <message>
        <source>Warehouse not available</source>
        <translation>Lager nicht verfügbar</translation>
    </message>
    <message>
        <source>The server did not open the warehouse for you.</source>
        <translation>Der Server hat das Lager nicht für Sie geöffnet.</translation>
    </message>
    <message>
        <source>Your password is right. Ask your supervisor or tell IT.</source>
        <translation>Ihr Passwort stimmt. Fragen Sie die Schichtleitung oder die IT.</translation>
    </message>
    <message>
        <source>A code is needed</source>
        <translation>Ein Code ist nötig</translation>
    </message>
    <message>
        <source>This account needs an extra code, beside the password.</source>
        <translation>Dieses Konto braucht neben dem Passwort noch einen Code.</translation>
    </message>
    <message>
        <source>Code not accepted</source>
        <translation>Code nicht angenommen</translation>
    </message>
    <message>
        <source>The server did not accept the extra code.</source>
        <translation>Der Server hat den Code nicht angenommen.</translation>
    </message>
    <message>
        <source>No warehouse sign-in there</source>
        <translation>Dort keine Lager-Anmeldung</translation>
    </message>
    <message>
        <source>Server speaks differently</source>
        <translation>Server spricht anders</translation>
    </message>
    <message>
        <source>The server cannot answer in the form that Dockpass needs.</source>
        <translation>Der Server kann nicht in der Form antworten, die Dockpass braucht.</translation>
    </message>
    <message>
        <source>Please wait a little</source>
        <translation>Bitte kurz warten</translation>
    </message>
    <message>
        <source>The server has too much to do at the moment.</source>
        <translation>Der Server hat im Moment zu viel zu tun.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute nochmals.</translation>
    </message>
    <message>
        <source>Error in the server</source>
        <translation>Fehler im Server</translation>
    </message>
    <message>
        <source>Something broke in the server.</source>
        <translation>Im Server ist etwas kaputtgegangen.</translation>
    </message>
    <message>
        <source>Your password is not the reason. Try again in a few minutes, or tell IT.</source>
        <translation>Ihr Passwort ist nicht der Grund. Versuchen Sie es in ein paar Minuten nochmals, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Server is not available</source>
        <translation>Server nicht verfügbar</translation>
    </message>
    <message>
        <source>The shop is down, too busy or being updated.</source>
        <translation>Der Shop ist aus, überlastet oder wird gerade gewartet.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Versuchen Sie es in ein paar Minuten nochmals.</translation>
    </message>
    <message>
        <source>Unexpected answer</source>
        <translation>Unerwartete Antwort</translation>
    </message>
    <message>
        <source>The server gave an answer that Dockpass does not know.</source>
        <translation>Der Server hat eine Antwort gegeben, die Dockpass nicht kennt.</translation>
    </message>
    <message>
        <source>The keychain of this device is locked.</source>
        <translation>Der Schlüsselbund dieses Geräts ist gesperrt.</translation>
    </message>
    <message>
        <source>The keychain of this device did not let Dockpass in.</source>
        <translation>Der Schlüsselbund dieses Geräts lässt Dockpass nicht hinein.</translation>
    </message>
    <message>
        <source>There is no keychain running on this device.</source>
        <translation>Auf diesem Gerät läuft kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain of this device does not answer.</source>
        <translation>Der Schlüsselbund dieses Geräts antwortet nicht.</translation>
    </message>
    <message>
        <source>The keychain of this device reports an error.</source>
        <translation>Der Schlüsselbund dieses Geräts meldet einen Fehler.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Sekunde nochmals.</numerusform>
            <numerusform>Versuchen Sie es in %n Sekunden nochmals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Minute nochmals.</numerusform>
            <numerusform>Versuchen Sie es in %n Minuten nochmals.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not renewed yet</source>
        <translation>Noch nicht erneuert</translation>
    </message>
    <message>
        <source>Work on: Dockpass keeps trying.</source>
        <translation>Arbeiten Sie weiter: Dockpass versucht es immer wieder.</translation>
    </message>
    <message>
        <source>This session will end</source>
        <translation>Diese Sitzung wird enden</translation>
    </message>
    <message>
        <source>You can work until the time shown. Then sign in with your password.</source>
        <translation>Sie können bis zur angezeigten Zeit arbeiten. Melden Sie sich dann mit Ihrem Passwort an.</translation>
    </message>
    <message>
        <source>Time to sign in again</source>
        <translation>Zeit, sich neu anzumelden</translation>
    </message>
    <message>
        <source>The server ended the session</source>
        <translation>Sitzung vom Server beendet</translation>
    </message>
    <message>
        <source>Sign in with your password to go on.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an, um weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>Sie sind abgemeldet</translation>
    </message>
    <message>
        <source>Signed out elsewhere</source>
        <translation>Anderswo abgemeldet</translation>
    </message>
    <message>
        <source>Another window or the command line has signed this session out.</source>
        <translation>Ein anderes Fenster oder die Befehlszeile hat diese Sitzung abgemeldet.</translation>
    </message>
    <message>
        <source>Saved session is damaged</source>
        <translation>Sitzung ist beschädigt</translation>
    </message>
    <message>
        <source>Saved by a newer Dockpass</source>
        <translation>Von neuerem Dockpass</translation>
    </message>
    <message>
        <source>Saved session is gone</source>
        <translation>Sitzung ist weg</translation>
    </message>
    <message>
        <source>Saved session not found yet</source>
        <translation>Sitzung noch nicht gefunden</translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in with your password.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es nochmals, oder melden Sie sich mit Ihrem Passwort an.</translation>
    </message>
    <message>
        <source>Session is not saved</source>
        <translation>Sitzung nicht gespeichert</translation>
    </message>
    <message>
        <source>You can work, but after a restart you have to sign in again.</source>
        <translation>Sie können arbeiten, müssen sich aber nach einem Neustart wieder anmelden.</translation>
    </message>
    <message>
        <source>Signed out, but not erased</source>
        <translation>Abgemeldet, nicht gelöscht</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation>morgen %1</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>day, as QLocale::toString wants it: Tue 1 Dec</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>day, as QLocale::toString wants it: Tue 1 Dec 2026</comment>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) slow.</source>
        <translation>
            <numerusform>Die Uhr dieses Geräts geht %n Minute nach.</numerusform>
            <numerusform>Die Uhr dieses Geräts geht %n Minuten nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) fast.</source>
        <translation>
            <numerusform>Die Uhr dieses Geräts geht %n Minute vor.</numerusform>
            <numerusform>Die Uhr dieses Geräts geht %n Minuten vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n hour(s) slow.</source>
        <translation>
            <numerusform>Die Uhr dieses Geräts geht %n Stunde nach.</numerusform>
            <numerusform>Die Uhr dieses Geräts geht %n Stunden nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n hour(s) fast.</source>
        <translation>
            <numerusform>Die Uhr dieses Geräts geht %n Stunde vor.</numerusform>
            <numerusform>Die Uhr dieses Geräts geht %n Stunden vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date of this device is %n day(s) slow.</source>
        <translation>
            <numerusform>Das Datum dieses Geräts geht %n Tag nach.</numerusform>
            <numerusform>Das Datum dieses Geräts geht %n Tage nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date of this device is %n day(s) fast.</source>
        <translation>
            <numerusform>Das Datum dieses Geräts geht %n Tag vor.</numerusform>
            <numerusform>Das Datum dieses Geräts geht %n Tage vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Warehouse %1</source>
        <translation>Lager %1</translation>
    </message>
    <message>
        <source>Try again, or sign in with your password.</source>
        <translation>Versuchen Sie es nochmals, oder melden Sie sich mit Ihrem Passwort an.</translation>
    </message>
    <message>
        <source>Renewal is held up</source>
        <translation>Erneuern wird aufgehalten</translation>
    </message>
    <message>
        <source>Your password is needed</source>
        <translation>Ihr Passwort wird gebraucht</translation>
    </message>
    <message>
        <source>No work at the moment</source>
        <translation>Zurzeit kein Arbeiten möglich</translation>
    </message>
    <message>
        <source>You stay signed in. Dockpass asks again by itself once an hour; or try it now.</source>
        <translation>Sie bleiben angemeldet. Dockpass fragt stündlich von selbst nach; oder versuchen Sie es jetzt.</translation>
    </message>
    <message>
        <source>Tell IT. You can sign in with your password.</source>
        <translation>Melden Sie es der IT. Sie können sich mit Ihrem Passwort anmelden.</translation>
    </message>
    <message>
        <source>If this Wi-Fi has a login page, log in there first. Else tell IT: the company&apos;s CA certificate may be missing here.</source>
        <translation>Hat dieses WLAN eine Anmeldeseite, melden Sie sich zuerst dort an. Sonst sagen Sie der IT: Vielleicht fehlt hier das CA-Zertifikat der Firma.</translation>
    </message>
    <message>
        <source>If this Wi-Fi has a login page, log in there first. Else tell IT: the address or the certificate is wrong.</source>
        <translation>Hat dieses WLAN eine Anmeldeseite, melden Sie sich zuerst dort an. Sonst sagen Sie der IT: Die Adresse oder das Zertifikat stimmt nicht.</translation>
    </message>
    <message>
        <source>Another Dockpass on this device has been renewing the session for too long.</source>
        <translation>Ein anderes Dockpass auf diesem Gerät erneuert die Sitzung schon zu lange.</translation>
    </message>
    <message>
        <source>Warehouse is gone</source>
        <translation>Lager ist weg</translation>
    </message>
    <message>
        <source>This warehouse is not in your list any more.</source>
        <translation>Dieses Lager steht nicht mehr in Ihrer Liste.</translation>
    </message>
    <message>
        <source>Choose another one, or ask your supervisor.</source>
        <translation>Wählen Sie ein anderes, oder fragen Sie die Schichtleitung.</translation>
    </message>
    <message>
        <source>Warehouse not activated</source>
        <translation>Lager nicht aktiviert</translation>
    </message>
    <message>
        <source>The server did not make this warehouse yours.</source>
        <translation>Der Server hat Ihnen dieses Lager nicht gegeben.</translation>
    </message>
    <message>
        <source>No warehouse yet</source>
        <translation>Noch kein Lager</translation>
    </message>
    <message>
        <source>Your password is right, but no warehouse is assigned to you.</source>
        <translation>Ihr Passwort stimmt, aber Ihnen ist kein Lager zugewiesen.</translation>
    </message>
    <message>
        <source>Ask the administrator to assign one in the Back Office, then sign in again.</source>
        <translation>Bitten Sie die Administration, Ihnen im Back Office eines zuzuweisen, und melden Sie sich dann neu an.</translation>
    </message>
    <message>
        <source>Warehouse is closed</source>
        <translation>Lager geschlossen</translation>
    </message>
    <message>
        <source>Your warehouse is switched off at the server.</source>
        <translation>Ihr Lager ist am Server abgeschaltet.</translation>
    </message>
    <message>
        <source>Warehouse not found</source>
        <translation>Lager nicht gefunden</translation>
    </message>
    <message>
        <source>No warehouse of yours has this name, or several have it.</source>
        <translation>Keines Ihrer Lager heißt so, oder mehrere heißen so.</translation>
    </message>
    <message>
        <source>Look at the list of your warehouses.</source>
        <translation>Sehen Sie in der Liste Ihrer Lager nach.</translation>
    </message>
    <message>
        <source>Choose a warehouse</source>
        <translation>Lager wählen</translation>
    </message>
    <message>
        <source>You have several warehouses, and none of them is active.</source>
        <translation>Sie haben mehrere Lager, und keines davon ist aktiv.</translation>
    </message>
    <message>
        <source>Name the one to work in.</source>
        <translation>Nennen Sie das, in dem Sie arbeiten.</translation>
    </message>
    <message>
        <source>DNS has no address for this host. Check the spelling of the server address, the DNS servers that this network hands out, and whether the name is known inside a VPN only.</source>
        <translation>Das DNS kennt keine Adresse für diesen Host. Prüfen Sie die Schreibweise der Serveradresse, die DNS-Server, die dieses Netz vergibt, und ob der Name nur in einem VPN bekannt ist.</translation>
    </message>
    <message>
        <source>No interface of the device is up with an address, or there is no route to the server. Check Wi-Fi or cable, DHCP and the default route.</source>
        <translation>Keine Schnittstelle des Geräts ist mit einer Adresse aktiv, oder es gibt keine Route zum Server. Prüfen Sie WLAN oder Kabel, DHCP und die Standardroute.</translation>
    </message>
    <message>
        <source>The host refuses connections on this port; nothing was sent. Check whether the web server runs, the port in the server address, and firewalls that reject.</source>
        <translation>Der Host weist Verbindungen an diesem Port ab; es wurde nichts gesendet. Prüfen Sie, ob der Webserver läuft, den Port in der Serveradresse und Firewalls, die abweisen.</translation>
    </message>
    <message>
        <source>The connection was closed or reset before a whole answer was there; the request may have been carried out. Check the Wi-Fi coverage at that place, and the logs of proxies and load balancers.</source>
        <translation>Die Verbindung wurde geschlossen oder zurückgesetzt, bevor eine ganze Antwort da war; die Anfrage kann ausgeführt worden sein. Prüfen Sie den WLAN-Empfang an dieser Stelle und die Logs von Proxys und Load-Balancern.</translation>
    </message>
    <message>
        <source>No whole answer came within the time limit (setting timeout); the request may have been carried out. Look for lost packets, a firewall that drops in silence, and a slow shop.</source>
        <translation>Innerhalb der Zeitgrenze (Einstellung timeout) kam keine ganze Antwort; die Anfrage kann ausgeführt worden sein. Suchen Sie nach verlorenen Paketen, einer Firewall, die stumm verwirft, und einem langsamen Shop.</translation>
    </message>
    <message>
        <source>The proxy was not found, refused the connection, or closed it. Check the proxy settings of this device and whether the proxy lets this host through.</source>
        <translation>Der Proxy wurde nicht gefunden, hat die Verbindung abgewiesen oder geschlossen. Prüfen Sie die Proxy-Einstellungen dieses Geräts und ob der Proxy diesen Host durchlässt.</translation>
    </message>
    <message>
        <source>Network asks for another login</source>
        <translation>Das Netz verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>On the way to the server, the network asks for a login that Dockpass does not have.</source>
        <translation>Auf dem Weg zum Server verlangt das Netz eine Anmeldung, die Dockpass nicht hat.</translation>
    </message>
    <message>
        <source>The proxy answered 407, and Dockpass has no credentials for proxies. Let this host pass the proxy without a login, or go around the proxy for it.</source>
        <translation>Der Proxy hat mit 407 geantwortet, und Dockpass hat keine Anmeldedaten für Proxys. Lassen Sie diesen Host ohne Anmeldung durch den Proxy, oder umgehen Sie den Proxy für ihn.</translation>
    </message>
    <message>
        <source>Wi-Fi wants a login</source>
        <translation>WLAN will eine Anmeldung</translation>
    </message>
    <message>
        <source>This Wi-Fi has a login page of its own and lets nothing out before that.</source>
        <translation>Dieses WLAN hat eine eigene Anmeldeseite und lässt vorher nichts hinaus.</translation>
    </message>
    <message>
        <source>Open a browser, log in to the Wi-Fi, then try again here.</source>
        <translation>Melden Sie sich in einem Browser am WLAN an und versuchen Sie es dann hier nochmals.</translation>
    </message>
    <message>
        <source>The network answered in place of the server (HTTP 511), or this device&apos;s system reports a captive portal. Put work devices on a network without one, or let this host pass it.</source>
        <translation>Das Netz hat an Stelle des Servers geantwortet (HTTP 511), oder das System dieses Geräts meldet ein Captive Portal. Bringen Sie Arbeitsgeräte in ein Netz ohne Portal, oder lassen Sie diesen Host durch.</translation>
    </message>
    <message>
        <source>The setting server is no absolute http(s) address; nothing was sent. Correct it in dockpass.conf, in the administrator&apos;s policy.conf, or at --server.</source>
        <translation>Die Einstellung server ist keine vollständige http(s)-Adresse; es wurde nichts gesendet. Berichtigen Sie sie in dockpass.conf, in policy.conf der Administration oder bei --server.</translation>
    </message>
    <message>
        <source>The setting server begins with http, which would show passwords to the network. Enter the https address; only tests on this device itself may do without, with allow-http-loopback.</source>
        <translation>Die Einstellung server beginnt mit http, womit das Netz Passwörter sehen könnte. Tragen Sie die https-Adresse ein; nur Tests auf diesem Gerät selbst dürfen darauf verzichten, mit allow-http-loopback.</translation>
    </message>
    <message>
        <source>No staff sign-in there</source>
        <translation>Dort keine Anmeldung</translation>
    </message>
    <message>
        <source>What answers at the server&apos;s address is not the shop&apos;s sign-in for staff.</source>
        <translation>Unter der Adresse des Servers antwortet etwas anderes als die Anmeldung für das Personal.</translation>
    </message>
    <message>
        <source>If this Wi-Fi has a login page, log in there first. Else tell IT: the address is probably wrong.</source>
        <translation>Hat dieses WLAN eine Anmeldeseite, melden Sie sich zuerst dort an. Sonst sagen Sie der IT: Die Adresse ist wahrscheinlich falsch.</translation>
    </message>
    <message>
        <source>A web page came where the Backend API answers in JSON, or POST /token is a 404. Check that the setting server names the Glue Backend API, not the storefront or the Back Office, and that OauthBackendApi is installed there.</source>
        <translation>Es kam eine Webseite, wo die Backend API in JSON antwortet, oder POST /token gibt 404. Prüfen Sie, ob die Einstellung server die Glue Backend API nennt, nicht den Webshop oder das Back Office, und ob dort OauthBackendApi installiert ist.</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>The server refused the sign-in; it may be the one for the shop&apos;s customers, not for staff.</source>
        <translation>Der Server hat die Anmeldung abgelehnt; vielleicht ist es der für die Kundschaft des Shops, nicht der für das Personal.</translation>
    </message>
    <message>
        <source>Type everything once more. If it stays like this, tell IT: the address may be wrong.</source>
        <translation>Geben Sie alles noch einmal ein. Wenn es so bleibt, melden Sie der IT: Vielleicht ist die Adresse falsch.</translation>
    </message>
    <message>
        <source>The credentials were refused in the form of the Storefront API (an object with error), where the Backend API sends a list with code. Check that the setting server names the Glue Backend API; if it does, look at this user in the Back Office.</source>
        <translation>Die Anmeldedaten wurden in der Form der Storefront API abgelehnt (ein Objekt mit error), wo die Backend API eine Liste mit code sendet. Prüfen Sie, ob die Einstellung server die Glue Backend API nennt; wenn ja, sehen Sie diesen Benutzer im Back Office nach.</translation>
    </message>
    <message>
        <source>A gateway answered 401 with WWW-Authenticate, which the Backend API never sends: HTTP Basic in front of a staging system, most often. Dockpass has no credentials for it; let the Backend API pass without.</source>
        <translation>Ein Gateway hat mit 401 und WWW-Authenticate geantwortet, was die Backend API nie sendet: meist HTTP Basic vor einem Testsystem. Dockpass hat dafür keine Anmeldedaten; lassen Sie die Backend API ohne durch.</translation>
    </message>
    <message>
        <source>The answer was a redirect (3xx), which is never followed with credentials. Enter the final address in the setting server; maintenance pages and login gateways redirect as well.</source>
        <translation>Die Antwort war eine Weiterleitung (3xx), der mit Anmeldedaten nie gefolgt wird. Tragen Sie in der Einstellung server die endgültige Adresse ein; auch Wartungsseiten und Login-Gateways leiten weiter.</translation>
    </message>
    <message>
        <source>Not installed there</source>
        <translation>Dort nicht installiert</translation>
    </message>
    <message>
        <source>The shop does not have what was asked for.</source>
        <translation>Der Shop hat nicht, was verlangt wurde.</translation>
    </message>
    <message>
        <source>Tell IT: something is missing in the shop.</source>
        <translation>Melden Sie der IT: Im Shop fehlt etwas.</translation>
    </message>
    <message>
        <source>A 404 for something that an optional module brings: warehouse user assignments (WarehouseUsersBackendApi), picking lists (PickingListsBackendApi), the second factor (MultiFactorAuth). Install the module and register its resources in the Backend API.</source>
        <translation>Ein 404 für etwas, das ein Zusatzmodul bringt: Zuweisungen der Lager (WarehouseUsersBackendApi), Picklisten (PickingListsBackendApi), den zweiten Faktor (MultiFactorAuth). Installieren Sie das Modul und tragen Sie seine Ressourcen in der Backend API ein.</translation>
    </message>
    <message>
        <source>By this device&apos;s clock the certificate is past its end; the facts name the date. Set the clock (NTP), or renew the certificate.</source>
        <translation>Nach der Uhr dieses Geräts ist das Zertifikat abgelaufen; die Angaben nennen das Datum. Stellen Sie die Uhr (NTP), oder erneuern Sie das Zertifikat.</translation>
    </message>
    <message>
        <source>By this device&apos;s clock the certificate is before its start; the facts name the date. Look at NTP and at the battery of the device&apos;s clock.</source>
        <translation>Nach der Uhr dieses Geräts gilt das Zertifikat noch nicht; die Angaben nennen das Datum. Prüfen Sie NTP und die Batterie der Geräteuhr.</translation>
    </message>
    <message>
        <source>The certificate is signed by no authority that this device trusts; the facts name the issuer. Name the company&apos;s CA in the setting ca, let the server send its intermediate certificates, or look for a proxy that opens TLS.</source>
        <translation>Das Zertifikat ist von keiner Stelle unterschrieben, der dieses Gerät vertraut; die Angaben nennen den Aussteller. Nennen Sie die CA der Firma in der Einstellung ca, lassen Sie den Server seine Zwischenzertifikate mitsenden, oder suchen Sie nach einem Proxy, der TLS öffnet.</translation>
    </message>
    <message>
        <source>The certificate names another host than the server address; the facts tell which. Use the name in the certificate, issue one for this host, or look for a virtual host that answers in its place.</source>
        <translation>Das Zertifikat nennt einen anderen Host als die Serveradresse; die Angaben sagen, welchen. Nehmen Sie den Namen aus dem Zertifikat, stellen Sie eines für diesen Host aus, oder suchen Sie nach einem virtuellen Host, der an seiner Stelle antwortet.</translation>
    </message>
    <message>
        <source>Security does not match</source>
        <translation>Sicherheit passt nicht</translation>
    </message>
    <message>
        <source>The server and this device know no secure way of talking in common, so nothing was sent.</source>
        <translation>Der Server und dieses Gerät kennen keinen gemeinsamen sicheren Weg, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Tell IT: one of the two needs an update.</source>
        <translation>Melden Sie der IT: Eines von beiden braucht ein Update.</translation>
    </message>
    <message>
        <source>The two sides have no version of TLS in common; Dockpass takes TLS 1.2 and later. Raise the version at the server or at the load balancer in front of it.</source>
        <translation>Beide Seiten haben keine TLS-Version gemeinsam; Dockpass nimmt TLS 1.2 und neuer. Heben Sie die Version am Server an oder am Load-Balancer davor.</translation>
    </message>
    <message>
        <source>The TLS handshake failed for a reason of its own, which the facts quote: a revoked or damaged certificate, no cipher in common, or something in between that breaks TLS.</source>
        <translation>Der TLS-Handshake ist aus einem anderen Grund gescheitert, den die Angaben nennen: ein widerrufenes oder beschädigtes Zertifikat, keine gemeinsame Verschlüsselung, oder etwas dazwischen, das TLS stört.</translation>
    </message>
    <message>
        <source>The answer is broken JSON, or lacks the token or list that belongs there; nothing of it was used. Look for proxies that rewrite answers, and for changes in the shop&apos;s Backend API.</source>
        <translation>Die Antwort ist kaputtes JSON, oder es fehlt das Token oder die Liste, die dorthin gehört; nichts davon wurde benutzt. Suchen Sie nach Proxys, die Antworten umschreiben, und nach Änderungen an der Backend API des Shops.</translation>
    </message>
    <message>
        <source>The answer was over the limit, which the facts name, and was dropped. Most often something else than the Backend API answers at this address.</source>
        <translation>Die Antwort war größer als die Grenze, die in den Angaben steht, und wurde verworfen. Meist antwortet unter dieser Adresse etwas anderes als die Backend API.</translation>
    </message>
    <message>
        <source>415 or 406: the header Accept did not arrive as it was sent, or this Backend API does not speak its format. Look for gateways that change headers, and at the version of the shop.</source>
        <translation>415 oder 406: Der Header Accept kam nicht so an, wie er gesendet wurde, oder diese Backend API kennt sein Format nicht. Suchen Sie nach Gateways, die Header ändern, und prüfen Sie die Version des Shops.</translation>
    </message>
    <message>
        <source>429 comes from a firewall, CDN or proxy in front of the shop; the Backend API itself does not send it at sign-in. Raise the limit there: a whole warehouse often shares one address.</source>
        <translation>429 kommt von einer Firewall, einem CDN oder einem Proxy vor dem Shop; die Backend API selbst sendet es bei der Anmeldung nicht. Heben Sie dort die Grenze an: Ein ganzes Lager teilt sich oft eine Adresse.</translation>
    </message>
    <message>
        <source>The shop broke while it answered; the request may have been carried out. Its exception log holds the reason, at the time in the facts.</source>
        <translation>Der Shop ist beim Antworten abgestürzt; die Anfrage kann ausgeführt worden sein. Der Grund steht in seinem Exception-Log, zur Zeit in den Angaben.</translation>
    </message>
    <message>
        <source>502, 503 or 504: the gateway gets no answer from the application behind it, or the shop is in maintenance. Look at the application servers and at running deployments.</source>
        <translation>502, 503 oder 504: Das Gateway bekommt keine Antwort von der Anwendung dahinter, oder der Shop wird gewartet. Prüfen Sie die Anwendungsserver und laufende Deployments.</translation>
    </message>
    <message>
        <source>A status or an error code that is not in the documentation of the Backend API; the facts name both. Look at gateways in front of the shop and at changes made for it.</source>
        <translation>Ein Status oder ein Fehlercode, der nicht in der Dokumentation der Backend API steht; die Angaben nennen beide. Prüfen Sie Gateways vor dem Shop und eigene Anpassungen des Shops.</translation>
    </message>
    <message>
        <source>The access token was refused (code 001, or a 401): run out, of another kind, or signed with a key that the shop does not use any more. If fresh ones are refused too, look at the clocks and the OAuth keys of the shop&apos;s servers.</source>
        <translation>Das Access-Token wurde abgelehnt (Code 001 oder ein 401): abgelaufen, von anderer Art, oder mit einem Schlüssel unterschrieben, den der Shop nicht mehr benutzt. Werden auch frische abgelehnt, prüfen Sie die Uhren und die OAuth-Schlüssel der Shop-Server.</translation>
    </message>
    <message>
        <source>Code 002: the server saw no access token in the request. Look for a proxy or web server that drops or changes the header Authorization.</source>
        <translation>Code 002: Der Server sah kein Access-Token in der Anfrage. Suchen Sie nach einem Proxy oder Webserver, der den Header Authorization entfernt oder ändert.</translation>
    </message>
    <message>
        <source>The Backend API has no refresh grant for Back Office users (unsupported_grant_type), as shipped up to spryker/oauth 2.13. The password is needed whenever the user token has run out; release 2.14 brings the grant.</source>
        <translation>Die Backend API hat keinen Refresh-Grant für Back-Office-Benutzer (unsupported_grant_type), so ausgeliefert bis spryker/oauth 2.13. Ist das Benutzer-Token abgelaufen, wird jedes Mal das Passwort gebraucht; Version 2.14 bringt den Grant.</translation>
    </message>
    <message>
        <source>The shop has the refresh grant, but not the scopes that belong to it (invalid_scope). Until they are set up it renews nothing, and the password is asked for.</source>
        <translation>Der Shop hat den Refresh-Grant, aber nicht die zugehörigen Scopes (invalid_scope). Solange sie nicht eingerichtet sind, erneuert er nichts, und das Passwort wird verlangt.</translation>
    </message>
    <message>
        <source>The refresh token was refused: used before, run out or revoked, and the server does not tell which. If it happens often, look for a second program that uses the same session.</source>
        <translation>Das Refresh-Token wurde abgelehnt: schon benutzt, abgelaufen oder widerrufen; was davon, sagt der Server nicht. Kommt es oft vor, suchen Sie nach einem zweiten Programm, das dieselbe Sitzung benutzt.</translation>
    </message>
    <message>
        <source>Your session has reached its end.</source>
        <translation>Ihre Sitzung ist zu Ende.</translation>
    </message>
    <message>
        <source>Every token of the session has run out, and none could be renewed in time. As shipped, a user token lives 8 hours and a warehouse token 7 days; the shop sets both.</source>
        <translation>Alle Tokens der Sitzung sind abgelaufen, und keines ließ sich rechtzeitig erneuern. Ab Werk gilt ein Benutzer-Token 8 Stunden und ein Lager-Token 7 Tage; beides stellt der Shop ein.</translation>
    </message>
    <message>
        <source>This session can only be renewed with your password.</source>
        <translation>Diese Sitzung lässt sich nur mit Ihrem Passwort erneuern.</translation>
    </message>
    <message>
        <source>If this stays, close the other one.</source>
        <translation>Wenn es so bleibt, schließen Sie das andere.</translation>
    </message>
    <message>
        <source>Another process of this user holds the lock of the session, and one renews at a time. Find a dockpass or dockpassctl that hangs and end it; the lock ends with its process.</source>
        <translation>Ein anderer Prozess dieses Benutzers hält die Sperre der Sitzung, und es erneuert immer nur einer. Suchen Sie ein hängendes dockpass oder dockpassctl und beenden Sie es; die Sperre endet mit ihrem Prozess.</translation>
    </message>
    <message>
        <source>Sign in with your password: that replaces it.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an: Das ersetzt sie.</translation>
    </message>
    <message>
        <source>This version cannot read the saved session.</source>
        <translation>Diese Version kann die gespeicherte Sitzung nicht lesen.</translation>
    </message>
    <message>
        <source>Sign in with your password, or ask IT for the newer version.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an, oder bitten Sie die IT um die neuere Version.</translation>
    </message>
    <message>
        <source>Keychain is locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>Kein Schlüsselbund</translation>
    </message>
    <message>
        <source>Sign in with your password, or tell IT.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Keychain does not answer</source>
        <translation>Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>The keychain gave no answer within the time limit in the facts; an answer that comes later still counts. Look for an unlock prompt behind other windows, and for a service that hangs.</source>
        <translation>Der Schlüsselbund hat innerhalb der Zeitgrenze in den Angaben nicht geantwortet; eine spätere Antwort zählt trotzdem. Sehen Sie nach, ob hinter anderen Fenstern nach seinem Passwort gefragt wird oder ein Dienst hängt.</translation>
    </message>
    <message>
        <source>Keychain refuses</source>
        <translation>Schlüsselbund lehnt ab</translation>
    </message>
    <message>
        <source>The keychain, or the person at its prompt, denied access to this program. Look at the keychain&apos;s own list of programs, and at the confinement of this one.</source>
        <translation>Der Schlüsselbund, oder die Person vor seiner Frage, hat diesem Programm den Zugriff verweigert. Prüfen Sie die Programmliste des Schlüsselbunds und die Abschottung dieses Programms.</translation>
    </message>
    <message>
        <source>Keychain trouble</source>
        <translation>Schlüsselbund gestört</translation>
    </message>
    <message>
        <source>The keychain reports an error that has no kind of its own; the facts quote it. Look at the log of the service (journalctl --user), and for a full disk.</source>
        <translation>Der Schlüsselbund meldet einen Fehler ohne eigene Art; die Angaben zitieren ihn. Prüfen Sie das Log des Dienstes (journalctl --user), und ob die Platte voll ist.</translation>
    </message>
    <message>
        <source>List of sessions unusable</source>
        <translation>Liste der Sitzungen unbrauchbar</translation>
    </message>
    <message>
        <source>The token endpoint answered invalid_grant to the password: unknown user, wrong password or deactivated user, and the Backend API does not tell which. Look at the user in the Back Office, and for Failed Login in the shop&apos;s audit log.</source>
        <translation>Der Token-Endpunkt hat auf das Passwort mit invalid_grant geantwortet: Benutzer unbekannt, Passwort falsch oder Benutzer deaktiviert; was davon, sagt die Backend API nicht. Sehen Sie den Benutzer im Back Office nach, und im Audit-Log des Shops unter „Failed Login“.</translation>
    </message>
    <message>
        <source>The token endpoint answered invalid_request to a complete form. Look for a gateway that changes or drops the body of requests.</source>
        <translation>Der Token-Endpunkt hat auf ein vollständiges Formular mit invalid_request geantwortet. Suchen Sie nach einem Gateway, das den Inhalt von Anfragen ändert oder entfernt.</translation>
    </message>
    <message>
        <source>The token endpoint has no password grant for Back Office users (unsupported_grant_type or unauthorized_client). Check that the setting server names the Glue Backend API, and that the grant is registered there.</source>
        <translation>Der Token-Endpunkt hat keinen Passwort-Grant für Back-Office-Benutzer (unsupported_grant_type oder unauthorized_client). Prüfen Sie, ob die Einstellung server die Glue Backend API nennt und ob der Grant dort eingetragen ist.</translation>
    </message>
    <message>
        <source>invalid_client: the shop does not accept the OAuth client that it uses itself, whatever the user types. Compare the client in the shop&apos;s configuration with its database.</source>
        <translation>invalid_client: Der Shop nimmt den OAuth-Client nicht an, den er selbst benutzt, gleich was jemand eingibt. Vergleichen Sie den Client in der Konfiguration des Shops mit seiner Datenbank.</translation>
    </message>
    <message>
        <source>Sign-in not offered</source>
        <translation>Anmeldung nicht angeboten</translation>
    </message>
    <message>
        <source>The shop does not offer the way of signing in that this device has to use.</source>
        <translation>Der Shop bietet den Weg der Anmeldung nicht an, den dieses Gerät nehmen muss.</translation>
    </message>
    <message>
        <source>This device may sign in by an authorization code only, and the server has no /authorize or no code grant for this client. Install AuthorizationPickingAppBackendApi with OauthCodeFlow, or allow the password grant by policy.</source>
        <translation>Dieses Gerät darf sich nur mit Autorisierungscode anmelden, und der Server hat kein /authorize oder keinen Code-Grant für diesen Client. Installieren Sie AuthorizationPickingAppBackendApi mit OauthCodeFlow, oder erlauben Sie den Passwort-Grant in den Einstellungen.</translation>
    </message>
    <message>
        <source>Sign-in not completed</source>
        <translation>Anmeldung nicht fertig</translation>
    </message>
    <message>
        <source>The server broke off the sign-in before it was complete.</source>
        <translation>Der Server hat die Anmeldung abgebrochen, bevor sie fertig war.</translation>
    </message>
    <message>
        <source>Your password is not the reason. Try again, or tell IT.</source>
        <translation>Ihr Passwort ist nicht der Grund. Versuchen Sie es nochmals, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>/authorize, or /token with the code it gave, was refused for a reason other than the credentials; the facts name the code. Check the redirect address that is registered for the client, its scopes, and that no proxy repeats requests.</source>
        <translation>/authorize, oder /token mit dem Code von dort, wurde aus einem anderen Grund als den Anmeldedaten abgelehnt; die Angaben nennen den Fehlercode. Prüfen Sie die Redirect-Adresse, die für den Client eingetragen ist, seine Scopes, und dass kein Proxy Anfragen wiederholt.</translation>
    </message>
    <message>
        <source>Stopped for safety</source>
        <translation>Zur Sicherheit angehalten</translation>
    </message>
    <message>
        <source>The server&apos;s answer belongs to another sign-in, so it was not used.</source>
        <translation>Die Antwort des Servers gehört zu einer anderen Anmeldung, darum wurde sie nicht benutzt.</translation>
    </message>
    <message>
        <source>The answer of /authorize carries another state or redirect address than the request, and its code was thrown away. Look for a proxy that caches or mixes up answers; if there is none, treat it as an attack.</source>
        <translation>Die Antwort von /authorize nennt einen anderen state oder eine andere Redirect-Adresse als die Anfrage, und ihr Code wurde verworfen. Suchen Sie nach einem Proxy, der Antworten speichert oder vertauscht; gibt es keinen, behandeln Sie es als Angriff.</translation>
    </message>
    <message>
        <source>Enter the code that you were sent.</source>
        <translation>Geben Sie den Code ein, der Ihnen gesendet wurde.</translation>
    </message>
    <message>
        <source>Code 5900: the shop protects this request with multi-factor authentication, and the user has set up a factor. Which requests it protects is set in MultiFactorAuthConfig.</source>
        <translation>Code 5900: Der Shop schützt diese Anfrage mit Mehr-Faktor-Anmeldung, und der Benutzer hat einen Faktor eingerichtet. Welche Anfragen geschützt sind, steht in MultiFactorAuthConfig.</translation>
    </message>
    <message>
        <source>Enter the newest code; older ones do not count any more.</source>
        <translation>Geben Sie den neuesten Code ein; ältere gelten nicht mehr.</translation>
    </message>
    <message>
        <source>Code 5901: the code in X-MFA-Code is wrong or has run out; the password was right, and the session is kept. Check how codes reach the user and how long they are good for.</source>
        <translation>Code 5901: Der Code in X-MFA-Code ist falsch oder abgelaufen; das Passwort war richtig, und die Sitzung bleibt. Prüfen Sie, wie Codes zum Benutzer kommen und wie lange sie gelten.</translation>
    </message>
    <message>
        <source>The user has no warehouse (code 5101, or an empty list), and the scopes in the facts say Back Office user only. Mark the user as a warehouse user in the Back Office and assign a warehouse.</source>
        <translation>Der Benutzer hat kein Lager (Code 5101 oder eine leere Liste), und die Scopes in den Angaben nennen nur einen Back-Office-Benutzer. Machen Sie den Benutzer im Back Office zum Lagerbenutzer und weisen Sie ihm ein Lager zu.</translation>
    </message>
    <message>
        <source>Choose one, or ask your supervisor to activate one for you.</source>
        <translation>Wählen Sie eines, oder bitten Sie die Schichtleitung, eines für Sie zu aktivieren.</translation>
    </message>
    <message>
        <source>POST /warehouse-tokens answered 5101 to a warehouse user: none of the user&apos;s assignments is active. Choose a warehouse in Dockpass, or activate one in the Back Office.</source>
        <translation>POST /warehouse-tokens hat einem Lagerbenutzer mit 5101 geantwortet: Keine seiner Zuweisungen ist aktiv. Wählen Sie in Dockpass ein Lager, oder aktivieren Sie eines im Back Office.</translation>
    </message>
    <message>
        <source>POST /warehouse-tokens answered 5101, and the scopes of this shop&apos;s user tokens do not tell the reason. Check in the Back Office that the user is a warehouse user and has one active assignment.</source>
        <translation>POST /warehouse-tokens hat mit 5101 geantwortet, und die Scopes der Benutzer-Tokens dieses Shops sagen den Grund nicht. Prüfen Sie im Back Office, ob der Benutzer ein Lagerbenutzer ist und eine aktive Zuweisung hat.</translation>
    </message>
    <message>
        <source>GET /warehouse-user-assignments lists nothing for this user. Assign a warehouse to the user in the Back Office.</source>
        <translation>GET /warehouse-user-assignments nennt für diesen Benutzer nichts. Weisen Sie ihm im Back Office ein Lager zu.</translation>
    </message>
    <message>
        <source>POST /warehouse-tokens was refused, and not for the password, even where its message says so. Check that the warehouse still exists, and that scope and OAuth client of the warehouse grant (OauthWarehouse) are set up.</source>
        <translation>POST /warehouse-tokens wurde abgelehnt, und nicht wegen des Passworts, auch wenn die Meldung es sagt. Prüfen Sie, ob es das Lager noch gibt, und ob Scope und OAuth-Client des Lager-Grants (OauthWarehouse) eingerichtet sind.</translation>
    </message>
    <message>
        <source>Your password is right, but the server has no warehouse sign-in.</source>
        <translation>Ihr Passwort stimmt, aber der Server hat keine Lager-Anmeldung.</translation>
    </message>
    <message>
        <source>Tell IT: a module is missing in the shop.</source>
        <translation>Melden Sie der IT: Im Shop fehlt ein Modul.</translation>
    </message>
    <message>
        <source>POST /warehouse-tokens is a 404, though sign-in works there. Install WarehouseOauthBackendApi and register its resource in the Backend API.</source>
        <translation>POST /warehouse-tokens gibt 404, obwohl die Anmeldung dort geht. Installieren Sie WarehouseOauthBackendApi und tragen Sie die Ressource in der Backend API ein.</translation>
    </message>
    <message>
        <source>Code 5201 to the activation: since the list was read, the assignment was deleted or given to somebody else. Look at the user&apos;s assignments in the Back Office.</source>
        <translation>Code 5201 auf die Aktivierung: Seit die Liste gelesen wurde, ist die Zuweisung gelöscht oder jemand anderem gegeben worden. Sehen Sie im Back Office die Zuweisungen des Benutzers nach.</translation>
    </message>
    <message>
        <source>The activation of the assignment was refused (codes 5202 to 5206), or was answered with an assignment that is not active. Check in the Back Office that user and warehouse exist and that the user has one active assignment at most.</source>
        <translation>Die Aktivierung der Zuweisung wurde abgelehnt (Codes 5202 bis 5206), oder als Antwort kam eine, die nicht aktiv ist. Prüfen Sie im Back Office, ob es Benutzer und Lager gibt und ob der Benutzer höchstens eine aktive Zuweisung hat.</translation>
    </message>
    <message>
        <source>The assignment is there, but its warehouse is not active in the Back Office. Activate the warehouse, or assign another one.</source>
        <translation>Die Zuweisung ist da, aber ihr Lager ist im Back Office nicht aktiv. Aktivieren Sie das Lager, oder weisen Sie ein anderes zu.</translation>
    </message>
    <message>
        <source>The name or uuid that was asked for matches no assignment of this user, or the name matches several. dockpassctl warehouses --json lists them; a uuid is never ambiguous.</source>
        <translation>Der verlangte Name oder die UUID passt zu keiner Zuweisung dieses Benutzers, oder der Name passt zu mehreren. dockpassctl warehouses --json listet sie auf; eine UUID ist immer eindeutig.</translation>
    </message>
    <message>
        <source>Several assignments, none active, and nobody there to choose. Name one with --warehouse at the login, or activate one in the Back Office.</source>
        <translation>Mehrere Zuweisungen, keine aktiv, und niemand da, der wählt. Nennen Sie beim Anmelden eine mit --warehouse, oder aktivieren Sie eine im Back Office.</translation>
    </message>
    <message>
        <source>403 without a known code: the scopes of this user may not use that path. Compare the paths that the shop allows to warehouse users with those that Dockpass asks for.</source>
        <translation>403 ohne bekannten Code: Die Scopes dieses Benutzers dürfen diesen Pfad nicht benutzen. Vergleichen Sie die Pfade, die der Shop Lagerbenutzern erlaubt, mit denen, die Dockpass abfragt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Wait a few minutes, then try again</source>
        <translation>Ein paar Minuten warten, dann nochmals versuchen</translation>
    </message>
    <message>
        <source>Type user name and password again</source>
        <translation>Benutzername und Passwort nochmals eingeben</translation>
    </message>
    <message>
        <source>Enter the extra code</source>
        <translation>Den Code eingeben</translation>
    </message>
    <message>
        <source>Check the network, then try again</source>
        <translation>Netz prüfen, dann nochmals versuchen</translation>
    </message>
    <message>
        <source>Log in to the network, then try again</source>
        <translation>Am Netz anmelden, dann nochmals versuchen</translation>
    </message>
    <message>
        <source>Set date and time of this device, then try again</source>
        <translation>Datum und Uhrzeit stellen, dann nochmals versuchen</translation>
    </message>
    <message>
        <source>Sign in with your password</source>
        <translation>Mit Passwort anmelden</translation>
    </message>
    <message>
        <source>Unlock the keychain, then try again</source>
        <translation>Schlüsselbund entsperren, dann nochmals versuchen</translation>
    </message>
    <message>
        <source>Go on without the keychain</source>
        <translation>Ohne Schlüsselbund weiter</translation>
    </message>
    <message>
        <source>Ask your supervisor</source>
        <translation>Schichtleitung fragen</translation>
    </message>
    <message>
        <source>Ask the administrator of the Back Office</source>
        <translation>Back-Office-Administration fragen</translation>
    </message>
    <message>
        <source>Tell IT</source>
        <translation>Der IT melden</translation>
    </message>
    <message>
        <source>You can work until the time shown.</source>
        <translation>Sie können bis zur angezeigten Zeit arbeiten.</translation>
    </message>
    <message>
        <source>The server is being asked to send you a code.</source>
        <translation>Der Server soll Ihnen einen Code senden.</translation>
    </message>
    <message>
        <source>A code was sent to you by email.</source>
        <translation>Ein Code wurde Ihnen per E-Mail gesendet.</translation>
    </message>
    <message>
        <source>A code was sent to you (%1).</source>
        <translation>Ein Code wurde Ihnen gesendet (%1).</translation>
    </message>
    <message>
        <source>The server does not send you one from here. Use the code you have, or get one the way you do for the Back Office.</source>
        <translation>Der Server sendet Ihnen von hier aus keinen. Nehmen Sie den Code, den Sie haben, oder holen Sie einen wie fürs Back Office.</translation>
    </message>
    <message>
        <source>No code could be sent just now.</source>
        <translation>Gerade konnte kein Code gesendet werden.</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Nochmals</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Server&apos;s code</source>
        <translation>Code des Servers</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>No key for the session file</source>
        <translation>Kein Schlüssel zur Sitzungsdatei</translation>
    </message>
    <message>
        <source>Sessions are kept in an encrypted file here, and its key is missing.</source>
        <translation>Sitzungen liegen hier in einer verschlüsselten Datei, und deren Schlüssel fehlt.</translation>
    </message>
    <message>
        <source>There is no credential dockpass-store-key, no key file of a usable form at store-key-file, and no passphrase; the facts say which. Only dockpassctl can be given a passphrase. See docs/keychains.md for how to make a key.</source>
        <translation>Es gibt kein Credential dockpass-store-key, unter store-key-file keine Schlüsseldatei in brauchbarer Form und keine Passphrase; die Fakten sagen, was davon. Eine Passphrase nimmt nur dockpassctl. Wie man einen Schlüssel macht, steht in docs/keychains.md.</translation>
    </message>
    <message>
        <source>Another key than before</source>
        <translation>Ein anderer Schlüssel als zuvor</translation>
    </message>
    <message>
        <source>The saved session was encrypted with another key.</source>
        <translation>Die gespeicherte Sitzung wurde mit einem anderen Schlüssel verschlüsselt.</translation>
    </message>
    <message>
        <source>If you typed a passphrase, type it again. Otherwise tell IT.</source>
        <translation>Falls Sie eine Passphrase eingegeben haben, geben Sie sie noch einmal ein. Sonst melden Sie es der IT.</translation>
    </message>
    <message>
        <source>The key or passphrase is not the one that the file was sealed with. Give that one back; or sign out, which needs no key and erases the file, and sign in anew. Until then nothing is overwritten.</source>
        <translation>Schlüssel oder Passphrase sind nicht die, mit denen die Datei versiegelt wurde. Stellen Sie den früheren Schlüssel wieder bereit, oder melden Sie sich ab (das braucht keinen Schlüssel und löscht die Datei) und neu an. Bis dahin wird nichts überschrieben.</translation>
    </message>
    <message>
        <source>Session file is not private</source>
        <translation>Sitzungsdatei ist nicht privat</translation>
    </message>
    <message>
        <source>Others could reach the saved session or its key, so Dockpass does not use them.</source>
        <translation>Andere könnten an die gespeicherte Sitzung oder ihren Schlüssel kommen, darum benutzt Dockpass sie nicht.</translation>
    </message>
    <message>
        <source>The facts name what is wrong: the key file, the folder of the session files or a file in it belongs to somebody else, can be reached by others, or is a link. Give them to this user with mode 0700 for folders and 0600 for files.</source>
        <translation>Die Fakten nennen, was falsch ist: Die Schlüsseldatei, der Ordner der Sitzungsdateien oder eine Datei darin gehört jemand anderem, ist für andere erreichbar oder ein Link. Geben Sie sie diesem Benutzer, Ordner mit Modus 0700, Dateien mit 0600.</translation>
    </message>
    <message>
        <source>Session file was changed</source>
        <translation>Sitzungsdatei wurde verändert</translation>
    </message>
    <message>
        <source>The file with your session is damaged, or somebody has changed it.</source>
        <translation>Die Datei mit Ihrer Sitzung ist beschädigt, oder jemand hat sie verändert.</translation>
    </message>
    <message>
        <source>Sign in with your password: that replaces it. Then tell IT.</source>
        <translation>Melden Sie sich mit Ihrem Passwort an: Das ersetzt sie. Melden Sie es dann der IT.</translation>
    </message>
    <message>
        <source>The file was cut off, altered, or put there from another entry since it was written. Check the disk; if it is well, treat it as an attack. The file stays until the next sign-in or sign-out.</source>
        <translation>Die Datei wurde seit dem Schreiben abgeschnitten, verändert oder von einem anderen Eintrag dorthin gelegt. Prüfen Sie den Datenträger; ist er in Ordnung, behandeln Sie es als Angriff. Die Datei bleibt bis zur nächsten An- oder Abmeldung.</translation>
    </message>
    <message>
        <source>Session file is an old one</source>
        <translation>Sitzungsdatei ist veraltet</translation>
    </message>
    <message>
        <source>An older file was put in the place of the one with your session.</source>
        <translation>An die Stelle der Datei mit Ihrer Sitzung wurde eine ältere gelegt.</translation>
    </message>
    <message>
        <source>The file is genuine, but not the last that was written. Look for a backup or a snapshot that restored ~/.local/share/dockpass without ~/.local/state/dockpass; if there was none, treat it as an attack.</source>
        <translation>Die Datei ist echt, aber nicht die zuletzt geschriebene. Suchen Sie nach einer Sicherung oder einem Snapshot, der ~/.local/share/dockpass ohne ~/.local/state/dockpass zurückgespielt hat; gab es keine, behandeln Sie es als Angriff.</translation>
    </message>
    <message>
        <source>Session file cannot be reached</source>
        <translation>Sitzungsdatei ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The file with the saved session could not be reached in time.</source>
        <translation>Die Datei mit der gespeicherten Sitzung war nicht rechtzeitig erreichbar.</translation>
    </message>
    <message>
        <source>The disk, or another Dockpass that holds the lock of the folder, took longer than the limit in the facts; an answer that comes later still counts. Look for a dockpass or dockpassctl that hangs, and for a network file system.</source>
        <translation>Der Datenträger oder ein anderes Dockpass, das die Sperre des Ordners hält, brauchte länger als die Frist in den Fakten; eine spätere Antwort zählt noch. Suchen Sie nach einem dockpass oder dockpassctl, das hängt, und nach einem Netzlaufwerk.</translation>
    </message>
    <message>
        <source>Trouble with the session file</source>
        <translation>Problem mit der Sitzungsdatei</translation>
    </message>
    <message>
        <source>This device could not read or write the file with the saved session.</source>
        <translation>Dieses Gerät konnte die Datei mit der gespeicherten Sitzung nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Try again, or tell IT.</source>
        <translation>Versuchen Sie es nochmals, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>The facts name the call and the system&apos;s error: free space for ENOSPC and EDQUOT, a mount that is read-only for EROFS, the kernel&apos;s log for EIO, owner and rights for EACCES. The file is still the old one or already the new one, whole.</source>
        <translation>Die Fakten nennen Aufruf und Fehler des Systems: Speicherplatz bei ENOSPC und EDQUOT, schreibgeschütztes Dateisystem bei EROFS, Kernel-Protokoll bei EIO, Besitzer und Rechte bei EACCES. Die Datei ist noch die alte oder schon die neue, ganz.</translation>
    </message>
    <message>
        <source>There is a saved session, but it cannot be read.</source>
        <translation>Es gibt eine gespeicherte Sitzung, aber sie ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The saved entry is no session record: damaged, or written by something else. It is left in place until the next sign-in.</source>
        <translation>Der gespeicherte Eintrag ist keine Sitzung: beschädigt oder von etwas anderem geschrieben. Er bleibt bis zur nächsten Anmeldung liegen.</translation>
    </message>
    <message>
        <source>The saved entry has a later format than this program knows; two versions share one keychain or folder. Update Dockpass here; a sign-in with this version replaces the entry.</source>
        <translation>Der gespeicherte Eintrag hat ein neueres Format, als dieses Programm kennt; zwei Versionen teilen sich einen Schlüsselbund oder Ordner. Aktualisieren Sie Dockpass hier; eine Anmeldung mit dieser Version ersetzt den Eintrag.</translation>
    </message>
    <message>
        <source>Your session should be saved here, but it is not there any more.</source>
        <translation>Ihre Sitzung sollte hier gespeichert sein, ist aber nicht mehr da.</translation>
    </message>
    <message>
        <source>The list of sessions names this one, the keychain or folder can be read, and the entry is not there. A sign-in was cut off before it was saved, something else erased the entry, or the device keeps its sessions in another place now.</source>
        <translation>Die Liste der Sitzungen nennt diese, Schlüsselbund oder Ordner sind lesbar, und der Eintrag fehlt. Eine Anmeldung wurde abgebrochen, bevor sie gespeichert war, etwas anderes hat den Eintrag gelöscht, oder das Gerät bewahrt seine Sitzungen jetzt an einem anderen Ort auf.</translation>
    </message>
    <message>
        <source>Your session is over</source>
        <translation>Ihre Sitzung ist zu Ende</translation>
    </message>
    <message>
        <source>The session has lasted as long as it may on this device.</source>
        <translation>Die Sitzung hat so lange gedauert, wie sie auf diesem Gerät darf.</translation>
    </message>
    <message>
        <source>The setting session-length ends a session so long after its password was typed, whatever its tokens are still good for, and erases it here. 12 hours unless set otherwise.</source>
        <translation>Die Einstellung session-length beendet eine Sitzung so lange nach der Eingabe des Passworts, auch wenn ihre Tokens noch gelten, und löscht sie hier. 12 Stunden, wenn nichts anderes gesetzt ist.</translation>
    </message>
    <message>
        <source>It has reached its length of %1.</source>
        <comment>the session; 12 hours</comment>
        <translation>Sie hat ihre Höchstdauer von %1 erreicht.</translation>
    </message>
    <message>
        <source>The session itself is erased.</source>
        <translation>Die Sitzung selbst ist gelöscht.</translation>
    </message>
    <message>
        <source>The server cannot end the session early: there it runs out by itself.</source>
        <translation>Der Server kann die Sitzung nicht vorzeitig beenden: Dort läuft sie von selbst ab.</translation>
    </message>
    <message>
        <source>The next start may find you signed in again. Try again, or tell IT.</source>
        <translation>Nach dem nächsten Start sind Sie vielleicht wieder angemeldet. Versuchen Sie es nochmals, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Your session is not used again, and is erased as soon as that can be done. Try again, or tell IT.</source>
        <translation>Ihre Sitzung wird nicht mehr verwendet. Sie wird gelöscht, sobald das möglich ist. Versuchen Sie es nochmals, oder melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Nothing of the session is left on this device.</source>
        <translation>Auf diesem Gerät ist von der Sitzung nichts übrig.</translation>
    </message>
    <message>
        <source>Something of the session may be left on this device. Tell IT.</source>
        <translation>Auf diesem Gerät kann etwas von der Sitzung übrig sein. Melden Sie es der IT.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>List of sessions</source>
        <translation>Liste der Sitzungen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>nichts übrig</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>cannot be proven</source>
        <translation>nicht nachweisbar</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Run dockpassctl logout --verify, and look at the keychain for what is named Dockpass. A restart of the program empties its memory.</source>
        <translation>Führen Sie dockpassctl logout --verify aus und suchen Sie im Schlüsselbund nach Einträgen namens Dockpass. Ein Neustart des Programms leert seinen Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Tell IT. Until then no session can be kept here.</source>
        <translation>Melden Sie es der IT. Bis dahin kann hier keine Sitzung gespeichert werden.</translation>
    </message>
    <message>
        <source>The user token has run out, and there is no refresh grant or no refresh token for it: fresh tokens need the password. A warehouse token that is still good works on until its end. Of a command that was given with --json: nobody is signed in.</source>
        <translation>Das Benutzer-Token ist abgelaufen, und es gibt keinen Refresh-Grant oder kein Refresh-Token dafür: Neue Tokens brauchen das Passwort. Ein Lager-Token, das noch gilt, arbeitet bis zu seinem Ende weiter. Bei einem Befehl mit --json: Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>it is not known whose entries to look for</source>
        <translation>es ist nicht bekannt, wessen Einträge zu suchen sind</translation>
    </message>
    <message>
        <source>it says that there is a session to be erased</source>
        <translation>sie nennt eine Sitzung, die noch zu löschen ist</translation>
    </message>
    <message>
        <source>no session of this account; server and user name stay, as meant</source>
        <translation>keine Sitzung dieses Kontos; Server und Benutzername bleiben wie vorgesehen</translation>
    </message>
    <message>
        <source>no token known to look for</source>
        <translation>kein Token bekannt, nach dem zu suchen wäre</translation>
    </message>
    <message>
        <source>freed memory is not overwritten</source>
        <translation>freigegebener Speicher wird nicht überschrieben</translation>
    </message>
    <message>
        <source>Session is kept elsewhere</source>
        <translation>Sitzung liegt woanders</translation>
    </message>
    <message>
        <source>Your session is kept in another place on this device than the one looked in.</source>
        <translation>Ihre Sitzung liegt auf diesem Gerät an einem anderen Ort als dem, an dem gesucht wird.</translation>
    </message>
    <message>
        <source>Tell IT, or sign in with your password.</source>
        <translation>Melden Sie es der IT, oder melden Sie sich mit Ihrem Passwort an.</translation>
    </message>
    <message>
        <source>By the list of sessions another store holds this session than the one that is set; the facts name it. Start Dockpass with --store as the session has it, or sign that session out there first (dockpassctl logout --store). A sign-in here leaves it where it is.</source>
        <translation>Nach der Liste der Sitzungen liegt diese Sitzung in einer anderen Ablage als der eingestellten; die Angaben nennen sie. Starten Sie Dockpass mit --store, wie die Sitzung es hat, oder melden Sie sie zuerst dort ab (dockpassctl logout --store). Eine Anmeldung hier lässt sie, wo sie ist.</translation>
    </message>
    <message>
        <source>Settings cannot be read</source>
        <translation>Einstellungen nicht lesbar</translation>
    </message>
    <message>
        <source>A settings file of Dockpass on this device cannot be read.</source>
        <translation>Eine Einstellungsdatei von Dockpass auf diesem Gerät ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Tell IT. Until then Dockpass does not start.</source>
        <translation>Melden Sie es der IT. Bis dahin startet Dockpass nicht.</translation>
    </message>
    <message>
        <source>The file in the facts is there, but its owner or rights keep this user from it, or it is no settings file; the line is named where there is one. It is not passed over, because what it fixes would not hold.</source>
        <translation>Die Datei in den Angaben ist da, aber Eigentümer oder Rechte sperren diesen Benutzer aus, oder sie ist keine Einstellungsdatei; wo es eine gibt, ist die Zeile genannt. Sie wird nicht übergangen, denn was sie festlegt, würde nicht gelten.</translation>
    </message>
    <message>
        <source>Settings have a mistake</source>
        <translation>Einstellungen haben einen Fehler</translation>
    </message>
    <message>
        <source>A settings file of Dockpass on this device says something impossible.</source>
        <translation>Eine Einstellungsdatei von Dockpass auf diesem Gerät verlangt etwas Unmögliches.</translation>
    </message>
    <message>
        <source>Tell IT. Until it is corrected Dockpass does not start.</source>
        <translation>Melden Sie es der IT. Bis zur Korrektur startet Dockpass nicht.</translation>
    </message>
    <message>
        <source>The facts name the file, the setting with its value, and in brackets what it may be. Correct the line or take it out.</source>
        <translation>Die Angaben nennen die Datei, die Einstellung mit ihrem Wert und in Klammern, was sie sein darf. Korrigieren Sie die Zeile, oder nehmen Sie sie heraus.</translation>
    </message>
    <message>
        <source>Setting is fixed</source>
        <translation>Einstellung ist festgelegt</translation>
    </message>
    <message>
        <source>The administrator of this device has fixed this setting to another value.</source>
        <translation>Der Administrator dieses Geräts hat diese Einstellung auf einen anderen Wert festgelegt.</translation>
    </message>
    <message>
        <source>Leave the option out. If the value has to be another one, tell IT.</source>
        <translation>Lassen Sie die Option weg. Muss der Wert ein anderer sein, melden Sie es der IT.</translation>
    </message>
    <message>
        <source>The setting in the facts is named by locked in the administrator&apos;s file (/etc/dockpass/policy.conf), and the command line wants another value than stands there.</source>
        <translation>Die Einstellung in den Angaben nennt locked in der Datei des Administrators (/etc/dockpass/policy.conf), und die Befehlszeile verlangt einen anderen Wert, als dort steht.</translation>
    </message>
    <message>
        <source>Your session is kept in the keychain of this device, and Dockpass looks elsewhere now.</source>
        <translation>Ihre Sitzung liegt im Schlüsselbund dieses Geräts, und Dockpass sucht jetzt woanders.</translation>
    </message>
    <message>
        <source>Your session is kept in an encrypted file on this device, and Dockpass looks elsewhere now.</source>
        <translation>Ihre Sitzung liegt in einer verschlüsselten Datei auf diesem Gerät, und Dockpass sucht jetzt woanders.</translation>
    </message>
    <message>
        <source>The keychain is locked, or its unlock prompt was dismissed. With autologin nobody types the password that opens it: give it an empty password on an encrypted disk, unlock it by the device&apos;s management, or set store = file in the policy (encrypted files, no keychain needed) or store = memory (docs/keychains.md).</source>
        <translation>Der Schlüsselbund ist gesperrt, oder die Frage nach seinem Passwort wurde weggeklickt. Bei automatischer Anmeldung tippt niemand das Passwort, das ihn öffnet: Geben Sie ihm auf verschlüsselter Platte ein leeres, entsperren Sie ihn über die Geräteverwaltung, oder setzen Sie store = file in den Vorgaben (verschlüsselte Dateien, ohne Schlüsselbund) oder store = memory (docs/keychains.md).</translation>
    </message>
    <message>
        <source>No Secret Service answers: there is no D-Bus session, no service such as gnome-keyring or KWallet, or libsecret is missing. Install and start one; on a device without a keychain set store = file in the policy (encrypted files) or store = memory (docs/keychains.md).</source>
        <translation>Kein Secret Service antwortet: Es gibt keine D-Bus-Sitzung, keinen Dienst wie gnome-keyring oder KWallet, oder libsecret fehlt. Installieren und starten Sie einen; auf einem Gerät ohne Schlüsselbund setzen Sie store = file in den Vorgaben (verschlüsselte Dateien) oder store = memory (docs/keychains.md).</translation>
    </message>
    <message>
        <source>The file sessions.conf in the folder of the settings (~/.config/dockpass) cannot be read or written, or is empty or damaged. Check its owner and rights, and for a full disk; the keychain itself is not at fault. A sign-in begins a damaged file anew.</source>
        <translation>Die Datei sessions.conf im Ordner der Einstellungen (~/.config/dockpass) ist nicht les- oder schreibbar, leer oder beschädigt. Prüfen Sie Eigentümer und Rechte, und ob die Platte voll ist; am Schlüsselbund selbst liegt es nicht. Eine Anmeldung legt eine beschädigte Datei neu an.</translation>
    </message>
    <message>
        <source>it is damaged, or cannot be read</source>
        <translation>sie ist beschädigt oder nicht lesbar</translation>
    </message>
    <message>
        <source>another session of this account is in another store: %1</source>
        <translation>eine weitere Sitzung dieses Kontos liegt in einem anderen Speicher: %1</translation>
    </message>
    <message>
        <source>pieces of tokens: %1; files searched: %2; files not readable: %3</source>
        <translation>Teile von Token: %1; durchsuchte Dateien: %2; nicht lesbare Dateien: %3</translation>
    </message>
    <message>
        <source>files of the file store: %1</source>
        <translation>Dateien des Dateispeichers: %1</translation>
    </message>
    <message>
        <source>secrets held: %1; not searched: %2</source>
        <translation>gehaltene Geheimnisse: %1; nicht durchsucht: %2</translation>
    </message>
    <message>
        <source>secrets held: %1; pieces of tokens: %2; bytes searched: %3</source>
        <translation>gehaltene Geheimnisse: %1; Teile von Token: %2; durchsuchte Bytes: %3</translation>
    </message>
    <message>
        <source>%1: entries of this account: %2</source>
        <translation>%1: Einträge dieses Kontos: %2</translation>
    </message>
    <message>
        <source>Dockpass cannot use its list of sessions on this device.</source>
        <translation>Dockpass kann seine Liste der Sitzungen auf diesem Gerät nicht verwenden.</translation>
    </message>
</context>
</TS>
