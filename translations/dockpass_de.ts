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
        <source>Hide details</source>
        <translation>Ausblenden</translation>
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
</context>
<context>
    <name>Main</name>
    <message>
        <source>Dockpass</source>
        <translation>Dockpass</translation>
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
        <source>
Options of a command: dockpassctl COMMAND --help
Results go to standard output, messages to standard error.
Exit codes: 0 done, 2 wrong use, 3 not signed in, 4 credentials refused,
  5 server unreachable or not trusted, 6 keychain, 7 server refuses or misbehaves,
  8 fixed by the administrator, or a settings file that cannot be used.
</source>
        <translation>
Optionen eines Befehls: dockpassctl BEFEHL --help
Ergebnisse gehen auf die Standardausgabe, Meldungen auf die Fehlerausgabe.
Exit-Codes: 0 erledigt, 2 falsch benutzt, 3 nicht angemeldet, 4 Anmeldedaten abgelehnt,
  5 Server nicht erreichbar oder nicht vertrauenswürdig, 6 Schlüsselbund,
  7 Server lehnt ab oder antwortet falsch, 8 vom Administrator festgelegt, oder eine
  Einstellungsdatei ist unbrauchbar.
</translation>
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
        <source>Where the session is kept: keychain (default) or memory.</source>
        <translation>Wo die Sitzung bleibt: keychain (Vorgabe) oder memory.</translation>
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
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
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
        <source>Ask your supervisor to activate one, then sign in again.</source>
        <translation>Bitten Sie Ihre Schichtleitung, eines zu aktivieren, und melden Sie sich dann nochmals an.</translation>
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
        <translation>Server nicht vertraut</translation>
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
        <source>Another page answered</source>
        <translation>Andere Seite antwortet</translation>
    </message>
    <message>
        <source>Not the sign-in server but another page answered, for example a Wi-Fi login page.</source>
        <translation>Nicht der Server, sondern eine andere Seite hat geantwortet, zum Beispiel die Anmeldeseite des WLANs.</translation>
    </message>
    <message>
        <source>Log in to the Wi-Fi first, or tell IT.</source>
        <translation>Melden Sie sich zuerst im WLAN an, oder melden Sie es der IT.</translation>
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
        <translation>Etwas ging unterwegs verloren</translation>
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
        <source>This version of Dockpass cannot ask for it. Tell IT.</source>
        <translation>Diese Version von Dockpass kann ihn nicht abfragen. Melden Sie es der IT.</translation>
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
        <source>Wait for a new code and try again.</source>
        <translation>Warten Sie auf einen neuen Code und versuchen Sie es nochmals.</translation>
    </message>
    <message>
        <source>No warehouse sign-in there</source>
        <translation>Dort keine Lager-Anmeldung</translation>
    </message>
    <message>
        <source>The server has no warehouse sign-in at this address.</source>
        <translation>Der Server hat unter dieser Adresse keine Anmeldung für das Lager.</translation>
    </message>
    <message>
        <source>Tell IT: the address is wrong or a module is missing.</source>
        <translation>Melden Sie der IT: Die Adresse ist falsch, oder ein Modul fehlt.</translation>
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
        <source>Your session has reached its end. Sign in to go on.</source>
        <translation>Ihre Sitzung ist zu Ende. Melden Sie sich an, um weiterzuarbeiten.</translation>
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
        <source>Nothing of the session is left on this device. The server cannot end it early: there it runs out by itself.</source>
        <translation>Auf diesem Gerät ist nichts von der Sitzung übrig. Der Server kann sie nicht vorzeitig beenden: Dort läuft sie von selbst ab.</translation>
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
        <source>The keychain holds a session that cannot be read. Sign in with your password: that replaces it.</source>
        <translation>Im Schlüsselbund liegt eine Sitzung, die nicht lesbar ist. Melden Sie sich mit Ihrem Passwort an: Das ersetzt sie.</translation>
    </message>
    <message>
        <source>Saved by a newer Dockpass</source>
        <translation>Von neuerem Dockpass</translation>
    </message>
    <message>
        <source>This version cannot read the saved session. Sign in with your password, or ask IT for the newer version.</source>
        <translation>Diese Version kann die gespeicherte Sitzung nicht lesen. Melden Sie sich mit Ihrem Passwort an, oder bitten Sie die IT um die neuere Version.</translation>
    </message>
    <message>
        <source>Saved session is gone</source>
        <translation>Sitzung ist weg</translation>
    </message>
    <message>
        <source>The keychain should hold your session, but it is empty. Sign in with your password.</source>
        <translation>Im Schlüsselbund sollte Ihre Sitzung liegen, aber er ist leer. Melden Sie sich mit Ihrem Passwort an.</translation>
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
        <source>Your session may still be saved here. Try again, or tell IT.</source>
        <translation>Ihre Sitzung ist vielleicht noch hier gespeichert. Versuchen Sie es nochmals, oder melden Sie es der IT.</translation>
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
        <source>Another Dockpass on this device has been renewing the session for too long. Work on: Dockpass keeps trying. If this stays, close the other one.</source>
        <translation>Ein anderes Dockpass auf diesem Gerät erneuert die Sitzung schon zu lange. Arbeiten Sie weiter: Dockpass versucht es immer wieder. Bleibt es dabei, schließen Sie das andere.</translation>
    </message>
    <message>
        <source>Renewal is held up</source>
        <translation>Erneuern wird aufgehalten</translation>
    </message>
    <message>
        <source>Dockpass cannot read or write its list of sessions on this device.</source>
        <translation>Dockpass kann seine Liste der Sitzungen auf diesem Gerät nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Your password is needed</source>
        <translation>Ihr Passwort wird gebraucht</translation>
    </message>
    <message>
        <source>This session can only be renewed with your password. You can work until the time shown.</source>
        <translation>Diese Sitzung lässt sich nur mit Ihrem Passwort erneuern. Bis zur angezeigten Zeit können Sie arbeiten.</translation>
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
        <translation>Lager nicht mehr da</translation>
    </message>
    <message>
        <source>This warehouse is not in your list any more.</source>
        <translation>Dieses Lager steht nicht mehr in Ihrer Liste.</translation>
    </message>
    <message>
        <source>Choose another one, or ask your supervisor.</source>
        <translation>Wählen Sie ein anderes, oder fragen Sie Ihre Schichtleitung.</translation>
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
        <translation>Bitten Sie den Administrator, Ihnen im Back Office eines zuzuweisen, und melden Sie sich dann neu an.</translation>
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
</context>
</TS>
