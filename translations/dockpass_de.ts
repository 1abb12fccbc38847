<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>Dockpass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in once. Work the whole shift.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeychainPage</name>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this device has not answered yet. A window may be open that asks for its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session may be saved there. Unlock the keychain, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no keychain running, so no saved session can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this device did not give out the saved session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the keychain you have to sign in again after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Dockpass</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Server: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordEntry</name>
    <message>
        <source>Caps Lock is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Type your user name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain makes trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your saved session cannot be read yet. You can sign in all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dockpass does not know yet where to sign in. Tell IT: the server&apos;s address is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for your saved session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignedInPage</name>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again before %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work goes on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password needed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out on this device? To come back you need your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>No active warehouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No warehouse is active for you at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your supervisor to activate one, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a warehouse account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is not set up for warehouse work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator to make it a warehouse user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No warehouse for this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is not set up for warehouse work, or no warehouse is active for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your supervisor or the administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s name is not known on this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this is the right Wi-Fi, or tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the Wi-Fi, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays like this, tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before the server had answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens often here, tell IT the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy between this device and the server did not help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s address does not begin with https, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT: the address has to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s address is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is out of date, or the clock of this device is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date and time of this device. If they are right, tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet. Most likely the clock of this device is slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the date and time of this device, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device does not know who signed the server&apos;s certificate, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT: the company&apos;s CA certificate may be missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate belongs to another name than this server&apos;s, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT: the address or the certificate is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secure connection could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stays like this, tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another page answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the sign-in server but another page answered, for example a Wi-Fi login page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to the Wi-Fi first, or tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server has moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points to another address. Dockpass does not follow, to keep passwords safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT: the address may have to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second login is in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in front of the shop asks for a login of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is not the reason. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer was cut off or not readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent far more than an answer can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT: this may be the wrong address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong user name or password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your password again. Mind capital letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server says that a field was empty or unreadable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in both fields and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not let people sign in this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No automatic renewal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not renew a session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewal is half set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s renewal is not fully set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your password, and tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewal refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not renew this session any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is set up wrongly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses everybody: its set-up is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server refused the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again. If it stays like this, check the clock and tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something got lost on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request reached the server without its token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not allow this account to do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator for the right to work in the warehouse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warehouse not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not open the warehouse for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is right. Ask your supervisor or tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account needs an extra code, beside the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Dockpass cannot ask for it. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept the extra code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for a new code and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No warehouse sign-in there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no warehouse sign-in at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell IT: the address is wrong or a module is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server speaks differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot answer in the form that Dockpass needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait a little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has too much to do at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error in the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something broke in the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is not the reason. Try again in a few minutes, or tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server is not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop is down, too busy or being updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server gave an answer that Dockpass does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this device is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this device did not let Dockpass in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain running on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this device does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this device reports an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not renewed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on: Dockpass keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session will end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can work until the time shown. Then sign in with your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has reached its end. Sign in to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with your password to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the session is left on this device. The server cannot end it early: there it runs out by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window or the command line has signed this session out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved session is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain holds a session that cannot be read. Sign in with your password: that replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved by a newer Dockpass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version cannot read the saved session. Sign in with your password, or ask IT for the newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved session is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain should hold your session, but it is empty. Sign in with your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved session not found yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again, or sign in with your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session is not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can work, but after a restart you have to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out, but not erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session may still be saved here. Try again, or tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>day, as QLocale::toString wants it: Tue 1 Dec</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>day, as QLocale::toString wants it: Tue 1 Dec 2026</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) slow.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) fast.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n hour(s) slow.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n hour(s) fast.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date of this device is %n day(s) slow.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date of this device is %n day(s) fast.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Warehouse %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
