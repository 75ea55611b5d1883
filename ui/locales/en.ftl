## Everywhere

app-name = Partner Console
loading = Loading
try-again = Try again
cancel = Cancel
close = Close
optional = optional
toast-close = Close this message
details-for-support = Details for support
details-code = Kind
details-text = Text
details-request = Request
failure-signed-out-title = Waiting for the sign-in
failure-signed-out = This is shown as soon as the password is there.
failure-title = This could not be shown
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count } d
ago = { $span } ago
just-now = just now

## What went wrong, by code

error-invalid = Something in the form needs a change. Look at the marked fields.
error-wrong-password = The e-mail and password were not accepted. Check both and sign in again.
error-signed-out = You are signed out. Sign in to go on.
error-forbidden = This login may not do that. Check that the client belongs to this partner.
error-not-found = It is not there any more. Go back and refresh the list.
error-refused = The server refused. The reason it gave is in the details.
error-rate-limited = Too many requests at once. Wait a minute and try again.
error-rate-limited-for = Too many requests at once. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
error-not-sent = The server could not be reached, so nothing was sent. Check the connection and try again.
error-unanswered = The server did not answer in time. Try again.
error-server-trouble = The server has trouble of its own. Try again in a few minutes.
error-outcome-unknown = The answer was lost, so it may or may not have happened. Look before you repeat it.
error-unreadable = The server’s answer could not be read. Try again; if it stays so, send the details to support.
error-vault = The system keychain did not work. Unlock it and try again.
error-store = The local data could not be read or written. Check that the disk has space.
error-conflict = That does not fit the present state. Refresh and look again.
error-busy = This is being done already. Wait for it to finish.
error-cancelled = Stopped.
error-demo-only = This works in the demo only.
error-pairing-expired = This pairing code is of no use any more. Ask for a new one.
error-v3-key-missing = This needs the client’s own key of the API v3. Enter it once.
error-v3-key-refused = The server does not accept this key of the API v3. Copy it again from the client’s cabinet.
error-permission-needed = This client must allow access again. Open the client and ask.
error-other-account = Access was allowed to another account than the one meant.
error-command = The console refused its own request. Restart it; if it stays so, send the details to support.
error-internal = Something in the console went wrong. Try again; if it stays so, send the details to support.

## What is wrong with a field, by rule

field-required = Fill this in.
field-too-short = Use at least { $limit } characters.
field-too-long = Use at most { $limit } characters.
field-not-email = Write an e-mail address, like name@company.com.
field-not-origin = Write an address like https://api.example.com, with nothing after it.
field-not-https = Use an address that begins with https://.
field-out-of-range = Choose a value within { $limit }.
field-not-allowed = Choose one of the values offered.
field-not-digits = Use digits only.
field-not-phone = Write the number with its country code, digits only, like 37120000001.
field-not-v3-key = This does not look like a key of the API v3. Copy the key from the client’s cabinet.
field-malformed = This does not look complete. Copy it whole, without spaces.
field-repeated = This is in the list twice. Keep one of them.
field-taken = This is in use already. Choose another.
field-not-return = There is no code in it. Copy the whole address from the browser’s address bar.
field-other-attempt = This address belongs to another attempt. Use the one from the page opened last.
field-unknown = The server does not accept this value.
field-no-country-code = Write the number with + and its country code, like +371 20000001.
field-unusual = This number looks unusual for its country. Check it.
field-rounded = The spreadsheet has rounded this number, and its last digits are lost. Format the column as text and copy the number again.
field-garbled = Some letters could not be read. Choose another encoding, or correct them here.
field-repeats-row = Row { $limit } has the same. Keep one of them.
field-over-limit = An account has room for { $limit } users, and this one is beyond them.
field-no-such-user = No user of this client has this id or name.
field-shared-name = Several users of this client have this name. Write the id instead.
field-unchecked = The users of this client have not been read, so it is not known who this is. Read the list again before you send.
field-no-link = There is no link to the contact in the CRM. One that is there now may be lost.
field-not-link = This is a path within the messaging service. Write the contact’s link in the CRM.
field-no-chat = Give at least one messenger where the contact can be reached.
field-no-chat-id = There is no chat ID, only a name or a number. The service may not take it so: look at the contact after sending.
field-chat-taken = Another contact of this client can be reached here already.
field-not-chat-id = Write the chat’s id as the service shows it, without spaces and without @.
field-not-username = Write the name in the messenger, without spaces, like anna_petrova.
field-may-be-lost = This is empty here. What the client has there now may be lost.
field-long-elsewhere = This is longer than { $limit } characters, which not every part of the service takes.
field-nothing-there = There are no rows in it.
field-not-sheet = This is not a table. Choose a CSV, TSV or XLSX file.
field-old-sheet = This is a workbook of an old kind. Open it in the spreadsheet program and save it as XLSX.
field-locked = This workbook is protected by a password. Save it without one.
field-damaged = This file is damaged. Open it in the spreadsheet program and save it again.
field-too-large = This table is too large. Split it into several files.
field-open-quote = The quotation mark opened in row { $limit } is never closed.

copy-failed = Copying did not work here. Select the text and copy it by hand.

## A field that finds while one types

finder-taken = { $words } is chosen.
finder-kept = Nothing was chosen for “{ $typed }”, so { $shown } stays.
finder-nothing = Nothing was chosen for “{ $typed }”. Choose one from the list.

## The frame

nav-label = Main
nav-clients = Clients
nav-attention = Needs attention
nav-attention-count = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
nav-settings = Settings
demo-partner = Northwind Resale
demo-mark = This is the demo. Its clients are made up, and nothing leaves this computer.
demo-leave = Leave the demo
demo-leaving = Leaving…
partner-demo = Demo world
partner-demo-text = The demo needs no password and keeps nothing.
partner-in-keychain = Signed in
partner-this-run = Signed in for now
partner-signed-out = Signed out
partner-menu = { $partner }: switch, add, sign out
partner-switch-to = Switch to { $partner }
partner-add = Add a partner
partner-sign-out = Sign out
partner-remove = Remove from this computer
partner-remove-title = Remove { $partner } from this computer?
partner-remove-text = The password, the names, notes and tags you gave to clients, and the history kept here are deleted. Nothing changes on the server.
partner-remove-confirm = Remove
partner-removing = Removing…

## Welcome and signing in

welcome-title = Every client’s messengers, in one calm place
welcome-text = Sign in with the e-mail and password of your partner account.
welcome-add-title = Add a partner
welcome-add-text = Sign in with the e-mail and password of the other partner account. You can switch at any time.
welcome-back = Back
welcome-known = Known on this computer
welcome-or = or
welcome-demo = Try the demo
welcome-demo-starting = Starting the demo…
welcome-demo-text = A made-up partner with its clients and a simulated phone. No account needed.
welcome-foot = Your password goes to the server and to the keychain of this computer, nowhere else.
sign-in = Sign in
signing-in = Signing in…
sign-in-email = E-mail
sign-in-password = Password
sign-in-keychain = It will be kept in the keychain of this computer.
sign-in-this-run = The password could not be put into the keychain. It is kept for this run only.
sign-in-no-keychain = This computer has no keychain, so the password is kept for this run only.
sign-in-advanced = Advanced
sign-in-server = Server address
sign-in-server-hint = Leave it empty for the usual server.
vault-waiting-title = Your system is asking to unlock the keychain
vault-waiting-text = Answer its window to keep the password there. You can also go on without: it is then kept for this run only.
vault-continue = Continue without saving
password-title = Type the password again
password-refused = The server no longer accepts the password of { $email }. Type the new one; what you were doing stays as it is.
password-missing = The password of { $email } is not kept on this computer. Type it to go on.
password-later = Not now
password-aside-title = You are signed out
password-aside-text = Type the password to read clients anew and to change things.
starting = Opening. Your system may be asking to unlock its keychain.
password-type = Type the password
picture-scan = WhatsApp must be scanned again
picture-works = All channels work
picture-waits = Waiting for the client to scan
picture-done = WhatsApp is connected

## Clients

clients-title = Clients
clients-summary = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}, { $attention ->
    [0] none needs attention
    [one] { $attention } needs attention
   *[other] { $attention } need attention
}
clients-summary-at = { $summary } · read at { $when }
clients-reading = Reading clients, { $count } so far
clients-reading-first = Reading clients
clients-stop = Stop
clients-search = Search name, number, phone
clients-search-clear = Clear the search
clients-more = More for clients
clients-refresh = Refresh
clients-new = New client
clients-new-grant = A client’s own account
clients-own-account = The client’s own account
clients-ask = Ask again
clients-filters = Show
clients-filter-all = All { $count }
clients-filter-attention = Needs attention { $count }
clients-filter-ending = Ends within 14 days { $count }
clients-filter-unchecked = Not checked today { $count }
clients-column-client = Client
clients-column-channels = Channels
clients-column-action = Next step
clients-column-subscription = Subscription
clients-column-since = Client since
clients-no-name = No name yet
clients-check-now = Check now
clients-connect = Connect
clients-reconnect = Reconnect
clients-see-why = See why
clients-open = Open
clients-refresh-failed = The list could not be read
clients-refresh-failed-at = The list could not be refreshed; this is how it was at { $when }
clients-partial = { $count ->
    [one] Only { $count } client was read before it stopped.
   *[other] Only { $count } clients were read before it stopped.
}
clients-read-all = Read all
clients-empty-title = No clients yet
clients-empty-text = A client is a company whose messengers you look after. Create the first one, then connect its WhatsApp.
clients-no-match = No client matches “{ $search }”
clients-no-match-filter = No client here
clients-no-match-text = Search looks at names, numbers, phones, tags and notes.
clients-show-all = Show all clients

## A client’s channels and subscription in one line

health-not-checked = Not checked
health-not-checked-since = Not checked since { $when }
health-checking = Checking…
health-no-channels = No channels yet
health-all-work = { $count ->
    [one] The channel works
   *[other] All { $count } channels work
}
health-several-wrong = { $wrong } of { $count } channels need attention
health-permission-needed = Access must be allowed again
line-active = { $channel } works
line-qr = { $channel } waits for the scan
line-qridle = { $channel } must be scanned again
line-password = { $channel } waits for its password
line-enter-code = { $channel } waits for a code
line-sync = { $channel } is loading its chats
line-foreign = { $channel } was scanned by another phone
line-elsewhere = { $channel } is open elsewhere
line-unpaid = { $channel } unpaid
line-unauthorized = { $channel } must be authorised again
line-blocked = { $channel } was blocked
line-rejected = { $channel } was rejected
line-no-phone = { $channel }’s phone is out of reach
line-review = { $channel } is being reviewed
line-init = { $channel } is starting
line-disabled = { $channel } is switched off
line-other = { $channel }: { $reason }
subscription-own = The client’s own
subscription-none = No subscription
subscription-no-date = { $tariff }
subscription-until = { $tariff } · until { $date }
subscription-renews = { $tariff } · renews { $date }
subscription-ended = Ended { $date }

## Names in and out

names-import = Import names
names-import-text = The server’s list has numbers but no names. Paste two columns from a sheet, number and name, and they are kept on this computer.
names-field = Numbers and names
names-example =
    24017788, Aurora Dental
    24017793, Baltic Auto Parts
names-file = Choose a file
names-take = Import
names-taking = Importing…
names-finish = Done
names-taken = { $count ->
    [0] No name was taken over.
    [one] { $count } name was taken over.
   *[other] { $count } names were taken over.
}
names-unknown = { $count ->
    [one] { $count } number is not among your clients
   *[other] { $count } numbers are not among your clients
}
names-unknown-more = and { $count } more
names-unreadable = { $count ->
    [one] { $count } line could not be read
   *[other] { $count } lines could not be read
}
names-line = Line { $line }: { $text }
names-export = Export names
names-export-text = Numbers and names as CSV, ready for a sheet.
names-copy = Copy
names-copied = The names are on the clipboard.
names-save-file = Save to a file
names-saving-file = Saving…
names-saved = The names are saved.

## New client

new-client-title = New client
new-client-text = It becomes an account under your partner login. Next you connect its WhatsApp.
new-client-grant = The client already has an account?
new-client-name = Name
new-client-name-hint = As you call the company; at least 3 characters.
new-client-country = Country
new-client-currency = Currency
new-client-currency-name = { $code }, { $name }
new-client-language = Language
new-client-language-hint = Of what the client sees.
new-client-timezone = Time zone
new-client-create = Create client
new-client-creating = Creating…
new-client-done = { $name } is created.
new-client-namesake = There is already a client named { $name } ({ $number }).
new-client-namesake-open = Open it
timezone-find = Type a city
timezone-none = No city by that name. Type a larger one near it.
timezone-city = { $city } ({ $offset })
timezone-hint = Choose the city whose time the client lives by.
timezone-hint-fixed = The server keeps { $offset } all year. It does not follow summer time.
timezone-hint-shifts = The server keeps { $offset } all year: it does not follow summer time. When { $city } changes its clocks, change it here.

## A client’s own account

grant-crumb = Access
grant-title = A client’s own account
grant-title-again = Ask { $name } for access again
grant-text = Some clients have a Wazzup account of their own and pay for it. They allow you in once, in a browser; then you look after their channels as after everybody’s.
grant-text-again = The client signs in once more and allows it. Name, notes and tags stay.
grant-step-open = Your browser opens Wazzup’s page. The client can be beside you or share the screen.
grant-step-allow = The client signs in there and allows access. You never see their password.
grant-step-back = The browser comes back here, and the client is in your list.
grant-name = Name of the client
grant-name-hint = As you call the company. It is kept on this computer.
grant-client-id = Client ID
grant-client-id-hint = Issued to you by your Wazzup manager, one for all clients. It is remembered.
grant-redirect = Return address
grant-redirect-hint = As registered with Wazzup for your client ID. Leave it empty while none is registered.
grant-warning-title = Is somebody signed in there already?
grant-warning = Wazzup may silently take the account this browser is signed in to. Sign out there first, or copy the address into a private window.
grant-begin = Open the browser
grant-beginning = Opening…
grant-waiting = Waiting for { $name }
grant-waiting-text = Wazzup’s page is open in the browser. When access is allowed there, this page goes on by itself. It waits until { $until }.
grant-waiting-text-paste = Wazzup’s page is open in the browser. When access is allowed there, bring back the address it ends on. It is waited for until { $until }.
grant-no-browser = No browser could be opened. Copy the address and open it in any browser on this computer.
grant-open-again = Open the page again
grant-copy = Copy the address
grant-copied = The address is on the clipboard. Open it in one browser only.
grant-not-copied = Copying did not work here. Open the page again instead.
grant-cancelling = Cancelling…
grant-paste-open = Nothing happens? Paste the address you were sent back to
grant-paste-why = The return address { $address } cannot be answered from this computer, so the browser will show an error page at the end. That is expected: copy the address of that page and paste it here.
grant-returned = Address you were sent back to
grant-returned-hint = From the browser’s address bar, all of it. The code alone will do too.
grant-use = Use it
grant-using = Using…
grant-finishing = Access is allowed
grant-finishing-text = It is being confirmed with Wazzup.
grant-done = { $name } is among your clients.
grant-refused = { $name } did not allow access
grant-refused-text = Wazzup sent the browser back with a refusal. Talk to the client, then begin again.
grant-expired = Nobody came back in time
grant-expired-text = A permission is waited for 15 minutes. Begin again when the client is at hand.
grant-failed = Access could not be confirmed
grant-other = That was another account
grant-other-known = The browser was signed in to the account of { $other }, who is among your clients already. Nothing was changed. Sign out there, or use a private window, and begin again.
grant-other-unknown = None of the channels { $name } had are in it, so the browser was probably signed in as somebody else. Nothing was changed. Sign out there, or use a private window, and begin again. If { $name } really has a new account, forget this client and add the new one.
grant-lost-text = The answer was lost on the way, and a code works once. Begin again in the browser: the new permission takes the place of the old.
grant-back = Back to the form
grant-again = Begin again
grant-browser-allowed = Access is allowed. You can close this window and go back to Partner Console.
grant-browser-refused = Access was not allowed. You can close this window and go back to Partner Console.
grant-browser-mistaken = This address belongs to no request that is under way. Go back to Partner Console and begin again.
access-title = Access
access-text = This account is the client’s own. You are in it by their permission, and they can take it back at any time. Its number, subscription and time zone are the client’s to see.
access-kept = Access allowed
access-kept-text = The permission is in the keychain of this computer.
access-this-run = Access allowed for now
access-this-run-text = The keychain did not take the permission, so it lasts until the console is closed.
access-needed = Access must be allowed again
access-needed-text = The permission has ended: it was taken back, not used for a week, or forgotten when you signed out. Ask the client again; everything you wrote about them is kept.
access-blank = The channels are out of sight
access-blank-text = They are shown again as soon as the client allows access.
access-ask = Ask for access again
access-forget = Forget this client
access-forget-title = Forget { $name }?
access-forget-text = The permission, the name, notes and tags on this computer are deleted. Nothing changes in the client’s account; there they can take the permission back themselves.
access-forget-confirm = Forget
access-forgetting = Forgetting…
access-forget-busy = Something is still going on in this client’s account: a channel is being connected, or people are being imported or deleted. Let it end, or stop it, and forget the client then.
access-forgotten = { $name } is forgotten.

## A creation whose end is not known

creation-crumb = Unknown outcome
creation-title = Was { $name } created?
creation-title-channel = Was the { $channel } channel created?
creation-title-limit = Was the WABA limit of { $name } raised by { $value }?
creation-text = The answer of the server was lost on the way. Nothing is repeated by itself, so that nothing is made twice.
creation-none-yet = Nothing new is there yet
creation-not-seen = Nothing new was seen so far
creation-none-text = It may still appear. If it does, it is shown here.
creation-found = { $count ->
    [one] One new entry has appeared
   *[other] { $count } new entries have appeared
}
creation-found-text = { $count ->
    [one] Very likely this is the one. Confirm it, and go on.
   *[other] Pick the one that is yours.
}
creation-candidate-since = { $number } · since { $date }
creation-none-of-these = { $count ->
    [one] This is not it
   *[other] None of these
}
creation-take = This is the one
creation-settling = Settling…
creation-looked = { $count ->
    [0] Not looked yet.
    [one] Looked once.
   *[other] Looked { $count } times.
}
creation-looked-next = { $count ->
    [0] First look at { $time }.
    [one] Looked once, next look at { $time }.
   *[other] Looked { $count } times, next look at { $time }.
}
creation-look-now = Look now
creation-looking = Looking…
creation-again-title = Rather create it again?
creation-again-text = Only when you are sure that the first one does not exist.
creation-again = Create again
creation-again-ask = Create { $name } again?
creation-again-warning = If the first one appears later, there will be two clients of this name, and an account cannot be deleted from here.
creation-set-aside = Set aside. It will not be asked about again.
creation-limit-unknown = It isn’t known whether the limit was raised
creation-limit-text = Look in the partner cabinet before you repeat it: the limit cannot be read from here, and a second raise would add to the first.
creation-limit-raised = It was raised
creation-limit-not-raised = It was not raised
creation-banner = It is not known whether { $name } was created
creation-banner-channel = It is not known whether a channel was created
creation-banner-limit = It is not known whether the WABA limit of { $name } was raised
creation-banner-text = The server’s answer was lost. Look, and settle it.
creation-banner-look = Look

## Settings

settings-title = Settings
theme-title = Appearance
theme-text = System follows the setting of this computer.
theme-system = System
theme-light = Light
theme-dark = Dark
watching-title = Channels
watching-watch = Check all channels every half hour
watching-watch-hint = While the console is open, so that a dropped channel is seen before the client complains.
watching-notify = System notifications
watching-notify-hint = One when a channel drops, works again, or was connected by a client with a link.
watching-events = Let the service send codes to this computer
watching-events-hint = Codes then appear at once. Without it WhatsApp uses a pairing code, others a link, and Viber cannot be connected.
keychain-title = Passwords
keychain-ready = Kept in the keychain
keychain-ready-text = The keychain of this computer keeps your partner passwords. They are in no file of the console.
keychain-absent = No keychain found
keychain-absent-text = Passwords are kept for this run only and typed again at the next start. They are never written to a file.
keychain-locked = The keychain is locked
keychain-locked-text = Unlock it in your system, then look again.
keychain-waiting = Waiting for you to unlock it
keychain-waiting-text = Your system shows a window that asks for the keychain’s password.
keychain-unknown = Not asked yet
keychain-unknown-text = The keychain is asked when a password is first needed.
keychain-retry = Look again
keychain-retrying = Looking…
support-title = Details for support
support-text = Send these along when something does not work. No password, phone number or message is in them.
support-version = Version
support-server = Server
support-data = Data folder
support-log = Log
support-system = Web view
support-copy = Copy details
support-copied = The details are on the clipboard.

## Channels and the connection stage

crumbs = Where this page is
crumb-clients = Clients
crumb-add = Add channel
copied = Copied

account-tabs = Parts of this client
tab-channels = Channels
tab-users = Users
tab-roles = Roles
tab-contacts = Contacts
tab-details = Details

names-edit = Name and notes
names-title = Name and notes
names-lead = Kept on this computer only. Wazzup’s list of clients has no names.
names-name = Name
names-note = Note
names-tags = Tags
names-tags-hint = Separate them with commas.
names-save = Save
names-saving = Saving…

column-channel = Channel
column-status = Status
column-tariff = Tariff
column-action = What to do

channels-stale = The channels could not be checked. This is from { $since }.
channels-failed = The channels could not be checked.
channels-checking = Checking…
channels-checked = Checked { $since }
channels-check-now = Check now
channels-in-progress = { $messenger } is being connected
channels-open = Open
channels-add = Add channel
channels-scan = Scan again
channels-show-code = Show code
channels-reconnect = Reconnect
channels-check-again = Check again
channels-delete = Delete
channels-why = Why?
channels-more = More for { $channel }
channels-empty-title = No channels yet
channels-empty-note = A channel is a messenger number, bot or page this client writes from. Adding one takes a few minutes.
channel-no-number = No number yet
channel-under = { $messenger } · { $address }
since = since { $when }
since-at-least = at least since { $when }
tier = Tier { $tier }
tier-unlimited = Unlimited tier

channel-active = Works
channel-qr = Waiting for the scan
channel-qridle = Must be scanned again
channel-password = Waiting for its password
channel-enter-code = Waiting for a code
channel-sync = Loading chats
channel-foreign = Another phone was scanned
channel-elsewhere = Open elsewhere
channel-unpaid = Not paid for
channel-unauthorized = Must be authorised again
channel-blocked = Blocked
channel-rejected = Rejected
channel-no-phone = Phone out of reach
channel-review = Being reviewed
channel-init = Starting
channel-disabled = Switched off
channel-other = { $reason }

why-means = What it means
why-active = { $messenger } is connected: messages arrive and can be answered.
why-qr = { $messenger } shows a code and waits for the client’s phone.
why-qridle = Nobody scanned the code in time, or the phone was unlinked. Messages do not arrive until it is scanned again.
why-password = The client has protected this account with a two-step password, and it was not given yet.
why-enter-code = { $messenger } has sent the client a code and waits for it.
why-sync = The phone is linked and its chats are being loaded.
why-foreign = The code was scanned by a phone with another number than this channel’s, so it was not connected.
why-elsewhere = This number is connected in another Wazzup account. It can work in one at a time.
why-unpaid = The subscription has no paid place for this channel. Nothing is lost: it works again once that is paid.
why-unauthorized = { $messenger } no longer accepts the connection: the session was ended there, or the access was taken back.
why-blocked = Meta has blocked this WhatsApp Business number. Messages cannot be sent until Meta lifts that.
why-rejected = Meta did not accept this WhatsApp Business number or its profile.
why-no-phone = The phone this channel runs on cannot be reached. It may be switched off, or without a connection.
why-review = The messenger is still looking at the number or its profile.
why-init = The service is preparing the channel. That usually takes less than a minute.
why-disabled = It was taken out of the subscription, or deleted with its conversations kept.
why-other = The service says this in its own words; the console has no others for it.

why-do = What to do
do-active = Nothing.
do-scan = Take the client’s phone in hand and scan a new code, or send the client a link. The conversations are kept.
do-scan-only = Take the client’s phone in hand and scan a new code. The conversations are kept.
do-token = Connect it with the bot’s token. If that was replaced in { $messenger }, ask the client for the new one.
do-code = Connect it with a fresh authorisation code from the client’s { $messenger } account.
do-keys = Connect it with a fresh user token from the client’s { $messenger } account.
do-page = Open { $messenger }’s page again and let the client sign in there.
do-link = Send the client a link: they sign in to { $messenger } there once more.
do-connect = Connect it again; the next page says what is needed.
do-password = Ask the client for the password of their { $messenger } account, then scan a new code. The password is asked for right after it.
do-enter-code = Scan a new code with the client’s phone. { $messenger } then sends the client a fresh code, which is typed here.
do-sync = Leave the phone switched on and online. In a minute or two, check again.
do-foreign = Scan with the phone of this channel’s number. To connect the other number, add it as a channel of its own.
do-elsewhere = Let it be disconnected in the other account first, then connect it here.
do-unpaid = Pay the subscription or add a place to it in the partner cabinet, then check again.
do-unpaid-own = The client pays in their own Wazzup cabinet. When they have, check again.
do-blocked = The client asks for a review in Meta’s Business Support; only Meta can lift it. Then check again.
do-rejected = The reason is in the client’s Meta business account. Let it be corrected there, then check again.
do-no-phone = Let the client switch the phone on, bring it online and open { $messenger } on it. Then check again.
do-review = Nothing can be done from here. Check again later.
do-init = Wait a little, then check again.
do-disabled = Give it a place in the subscription again in the partner cabinet, then connect it. If it was deleted on purpose, leave it.
do-other = Check again in a few minutes. If messages do not arrive, connect it again.
do-other-off = Connect it again. If that does not help, send these words to the service’s support.

## Connecting a channel again that works

again-title = Connect { $channel } again?
again-lead = It works now. Connecting it again interrupts it until that is done, and no messages arrive meanwhile. The conversations are kept.
again-confirm = Connect again

## Deleting a channel

delete-title = Delete the channel { $channel }?
delete-lead = { $client } can then no longer write from this { $messenger }, and new messages no longer arrive.
delete-choice = What becomes of the conversations
delete-keep = Keep the conversations
delete-keep-note = They can still be read in Wazzup, but not answered. The channel stays in the list, switched off.
delete-drop = Delete the conversations too
delete-drop-note = Everything written in this channel is lost, for everybody who worked with it. Nobody can bring it back.
delete-name = Type “{ $channel }” to delete its conversations
delete-name-differs = That is not its name. Type “{ $channel }”.
delete-confirm = Delete the channel
delete-confirm-all = Delete with conversations
delete-confirming = One moment…
deletion-in = Deleted in { $seconds } s
deletion-keeps = The conversations are kept
deletion-drops = With its conversations
deletion-undo = Undo
deletion-sending = Deleting…
deletion-done = Deleted
deletion-undone = Kept
deletion-failed = Not deleted
deletion-failed-todo = The channel is as it was.
deletion-unknown = Perhaps deleted
deletion-unknown-todo = The answer was lost. Check before you repeat it.
deletion-toast = { $channel } of { $client } is deleted in { $seconds } s
deletion-will = { $channel } of { $client } is deleted in ten seconds, unless it is undone.
deletion-is-sent = { $channel } of { $client } is being deleted.
deletion-was-done = { $channel } of { $client } is deleted.
deletion-was-undone = { $channel } of { $client } stays.
deletion-has-failed = { $channel } of { $client } was not deleted.
deletion-is-unknown = It is not known whether { $channel } of { $client } was deleted.
hand-over-confirm = A phone was linked for { $client }. Compare the { $messenger } number.
hand-over-connected = { $messenger } of { $client } is connected.

## What needs attention

fleet-title = Needs attention
fleet-check-all = Check all
fleet-go-on = Go on
fleet-starting = Starting…
fleet-stop = Stop
fleet-stopping = Stopping…
fleet-progress = Clients checked
fleet-running = Checking, { $done } of { $total }
fleet-running-left = Checking, { $done } of { $total } · about { $span } left
fleet-never-swept = Not all channels were checked yet
fleet-swept = All channels checked { $when }
fleet-swept-but = Checked { $when }, { $failed ->
    [one] { $failed } client could not be reached
   *[other] { $failed } clients could not be reached
}
fleet-stopped = Stopped { $when }, after { $done } of { $total }
fleet-broken = Broke off { $when }, after { $done } of { $total }
fleet-broke-off = The check broke off
fleet-offline-text = The server could not be reached. Once it can be again, going on checks the rest.
fleet-cut-text = The console was closed meanwhile. Going on checks the rest.
fleet-as-of = The check broke off; this is from { $when }
fleet-as-between = The check broke off; this is from { $from } to { $to }
fleet-state-attention = { $count ->
    [one] { $count } needs attention
   *[other] { $count } need attention
}
fleet-state-works = { $count } in order
fleet-state-unknown = { $count } not known
fleet-dropped = Dropped
fleet-dropped-text = No messages arrive here until these are connected again.
fleet-unpaid = Unpaid
fleet-unpaid-text = These work again once they are paid for.
fleet-ends = Subscription ends
fleet-ends-text = Within 14 days, and it does not renew by itself.
fleet-unknown = Not known
fleet-unknown-text = Nothing certain can be said until these are checked.
fleet-ending = { $tariff } ends and does not renew
fleet-until = ends { $when }
fleet-checked = checked { $when }
fleet-failing = Cannot be reached
fleet-stale = Not checked for a day
fleet-never = Never checked
fleet-well-title = Everything works
fleet-well = No client needs attention, as far as is known.
fleet-well-at = All channels were checked { $when }.
fleet-to-clients = All clients
fleet-no-clients = As soon as there are clients, what needs attention is gathered here.

## A client’s page

details-account = Account
details-number = Number
details-registered = Registered
details-assigned = Assigned to you
details-currency = Currency
details-language = Language
details-unknown = Not known yet
details-payment = Payment
details-subscription = Subscription
details-no-subscription = None
details-paid = Who paid last
details-paid-client = The client
details-paid-partner = You, the partner
details-timezone = Time zone
details-timezone-unknown = Not known yet
details-timezone-note = The same all year: it does not follow summer time.
details-timezone-unknown-note = The service tells it only after a change. It does not follow summer time.
details-timezone-change = Change
details-timezone-city = City whose time the client keeps
details-timezone-save = Save time zone
timezone-saved = Time zone saved

## Add channel: the gallery

gallery-title = Add a channel for { $client }
gallery-label = Messengers
gallery-link-note = WhatsApp, WABA, Telegram, MAX, VKontakte and Cian can be connected by a link you send.
gallery-whatsapp = The number in the WhatsApp app, with its chats
gallery-tgapi-name = Telegram personal
gallery-tgapi = The account a person writes from
gallery-telegram = A bot that answers in the company’s name
gallery-viber = The number in the Viber app
gallery-max = The account a person writes from in MAX
gallery-maxbot = A bot that answers in the company’s name
gallery-wapi = Meta’s own service for larger companies, with templates
gallery-instagram = Direct messages of a business account
gallery-avito = Messages about the client’s listings
gallery-vk = Messages of a community
gallery-cian = Messages about the client’s property listings
gallery-other = A messenger this version does not know yet

how-code = Scan a code with the phone
how-pairing = Type a pairing code
how-link = Send the client a link
how-token = Paste the bot’s token
how-avito = Paste the authorisation code
how-instagram = Enter four details from Meta
how-page = Client completes a page
time-1 = 1 min
time-2 = 2 min
time-3 = 3 min
time-5 = 5 min
time-15 = 15 min

quiet-address = Codes to scan do not reach this computer
quiet-address-text = The service sends them only to a public address, and this computer has none. Pairing codes, links, tokens and pages work all the same.
quiet-switched-off = Receiving codes is switched off on this computer
quiet-switched-off-text = You switched it off in Settings. Pairing codes, links, tokens and pages work all the same.
quiet-failed = Codes to scan do not come just now
quiet-failed-text = The service would not send them here. Pairing codes, links, tokens and pages work all the same.
quiet-settings = Open Settings
closed-address = No code here: no public address.
closed-switched-off = No code here: switched off in Settings.
closed-failed = No code here: the service sends none.
needs-address = Needs codes sent to this computer: it has no public address.
needs-switched-off = Needs codes sent to this computer: switched off in Settings.
needs-failed = Needs codes sent to this computer: the service sends none.
needs-unknown = Nothing is open for it here.

## Add channel: before it begins

needs-at-hand = Have at hand
needs-time = How long it takes
needs-wrong = What can go wrong
takes-1 = About a minute, once the token is there.
takes-2 = About two minutes, with the phone in hand.
takes-3 = Two or three minutes.
takes-5 = About five minutes.
takes-15 = A quarter of an hour. Meta may review the company for some days more.
takes-unknown = That depends on the messenger.
need-phone = The phone with this number, switched on and online
need-whatsapp-app = WhatsApp or WhatsApp Business on it
need-viber-app = Viber on it, and its camera
need-max-app = MAX on it, and its camera
need-phone-telegram = The phone on which this Telegram is signed in
need-telegram-password = Its two-step password, if one is set
need-telegram-token = The bot’s token from BotFather
need-telegram-owner = The Telegram account that made the bot
need-max-token = The bot’s token from MAX
need-max-owner = The MAX account that made the bot
need-meta-login = The Facebook login that manages the company
need-meta-number = A number that can take a call or an SMS, and is not used in WhatsApp
need-instagram-business = An Instagram business account, linked to a Facebook page
need-instagram-four = User name, page ID, Instagram ID and a user token
need-avito-login = The client’s Avito login
need-avito-code = The authorisation code that Avito gives out
need-vk-admin = The client, signed in to VKontakte as an administrator
need-cian-login = The client, signed in to Cian
need-link-browser = Any browser, on a phone or a computer
need-unknown = The client’s phone or login
wrong-whatsapp-devices = Four computers are linked already: the client unlinks one first.
wrong-elsewhere = The number works in another Wazzup account: it is disconnected there first.
wrong-late = Nobody scans in time: a new code is one click away.
wrong-telegram-password = The two-step password is forgotten: it can be reset only on the phone.
wrong-viber-approve = Viber asks on the phone whether to allow it, and nobody answers.
wrong-phone-offline = The phone has no connection while it is being linked.
wrong-token-replaced = The token was replaced: only the newest one works.
wrong-bot-elsewhere = The bot serves another program: that one stops receiving messages.
wrong-meta-number = The number still works in WhatsApp: Meta refuses it until it is removed there.
wrong-meta-review = Meta turns down the company’s name: another is chosen on the same page.
wrong-instagram-page = Page and Instagram account are not linked: link them in Meta’s settings.
wrong-instagram-token = The token runs out after a while: then a fresh one is needed.
wrong-avito-code = The code is used up or too old: it works once, and not for long.
wrong-avito-plan = The client’s Avito plan has no access for programs.
wrong-vk-admin = The client does not administer the community: an administrator has to do it.
wrong-cian-plan = The client’s Cian plan has no access for programs.
wrong-link-old = The link was used or is too old: a new one is one click away.
wrong-unknown = The service says what it is.

ask-over = Connect { $messenger } for { $client }
ask-over-again = Reconnect { $channel } for { $client }
ask-title = Which number will be connected?
ask-lead = If another phone is scanned by mistake, you will know at once.
ask-phone-label = Phone number
ask-phone-hint = With the country code.
ask-phone-empty = Write the number, or choose “I don’t know it”.
ask-phone-wrong = This number is too short or too long for its country. Check the digits.
ask-start = Continue
ask-skip = I don’t know it
ask-failed = The connection could not be started
ask-link-note = They connect from their own place
ask-pairing-note = Type a code instead; it needs the number
ask-pairing-title = Which phone gets the pairing code?
ask-pairing-lead = { $app } makes the code for one number only. It is typed on that phone.
ask-link-title = A link for the client
ask-link-lead = { $messenger } is connected by the client themselves, on a page of the service. You send the link; this screen notices when it is done.
ask-page-title = A page the client completes
ask-page-lead = The client signs in to Meta there and chooses the number. You can open it here, send it, or let the client scan it.
ask-page-start = Get the page
ask-token-title = The bot’s token
ask-token-lead = It is the bot’s key, and one line long.
ask-avito-title = Avito’s authorisation code
ask-avito-lead = With it Avito lets the service read and answer the client’s messages.
ask-instagram-title = Four details from Meta
ask-instagram-lead = With them Meta lets the service read and answer direct messages.
ask-credentials-title = What the messenger gave out
ask-credentials-lead = It goes straight to the service and is not kept.
ask-closed-title = { $messenger } cannot be connected here
ask-closed-lead = This version of the console does not know how to connect { $messenger }.
ask-closed-address = { $messenger } is linked by scanning a code and in no other way. Codes reach only computers that the service can call, and this one has no public address.
ask-closed-switched-off = { $messenger } is linked by scanning a code and in no other way, and receiving codes is switched off on this computer.
ask-closed-failed = { $messenger } is linked by scanning a code and in no other way, and the service does not send codes here just now. Try again later.
ask-closed-back = All messengers
get-telegram-1 = In Telegram, open the chat with @BotFather
get-telegram-2 = Send /mybots, choose the bot, then API Token
get-telegram-3 = Copy the whole line with the colon in it
get-max-1 = In MAX for partners, open the client’s bots
get-max-2 = Choose the bot, then its settings for developers
get-max-3 = Copy the token, all of it
get-avito-1 = The client signs in to Avito and opens its settings for programs
get-avito-2 = They allow the service to read and answer messages
get-avito-3 = Avito shows a code: copy it at once
get-instagram-1 = In Meta’s business settings, open the page: its ID is there
get-instagram-2 = Open the Instagram account linked to it: its ID is there too
get-instagram-3 = In Meta’s developer tools, make a user token for both
typed-token = Token
typed-token-hint-telegram = Like 7012345678:AAF… It goes straight to the service and is not kept.
typed-token-hint-max = It goes straight to the service and is not kept.
typed-token-shape-telegram = This is not a whole token. It is digits, a colon, then at least 20 letters and digits.
typed-token-shape-max = This is not a whole token. Copy all of it, without spaces.
typed-code = Authorisation code
typed-username = User name
typed-page-id = Page ID
typed-inst-id = Instagram ID
typed-user-token = User token
typed-send = Connect
typed-send-bot = Connect the bot
typed-sending = Sending…
typed-made-up = Fill it in

listening-heard = Listening, last heard { $span } ago
listening-silent = Listening, nothing heard yet
listening-off = Looking every few seconds
listening-failed = Not listening, looking every few seconds

stage-title = Connect { $messenger } for { $client }
stage-title-again = Reconnect { $messenger } for { $client }
stage-starting = Starting…
stage-confirming = One moment…
stage-new-code = Show a new code
stage-try-again = Try again
stage-done = Done
stage-back = Back to the client
stage-remove = Remove the channel
stage-start-again = Start again
stage-connect-other = Connect again
stage-confirm = This is the right number
stage-not-this = Not this number, remove it
stage-use-anyway = Use it all the same
stage-confirm-name = This is the right one
stage-not-this-name = Not this one, remove it
stage-right-phone = Scan with the right phone
stage-use-other = Connect the other number
stage-use-other-named = Connect { $phone } instead
stage-add-other = Add the other number as well
stage-new-page = Get a new page
stage-new-link = Get a new link

stage-pill-preparing = Getting ready
stage-pill-waiting-code = The code is on its way
stage-pill-phone = Waiting for the phone
stage-pill-phone-expected = Waiting for the phone with { $expected }
stage-pill-pairing = The pairing code is on its way
stage-pill-no-code = No code on this screen
stage-lead-no-address = Codes reach only computers that the service can call, and this one has no public address. What stands below works all the same.
stage-lead-switched-off = Receiving codes is switched off in Settings on this computer. What stands below works all the same.
stage-lead-no-events = The service would not send its codes here just now. What stands below works all the same.
stage-pill-page = Waiting for the client
stage-lead-page = The client does this part: on their own phone, or here in the browser.
stage-pill-checking = Checking
stage-title-checking = { $app } is being asked
stage-lead-checking = The service connects with what you gave it. This takes a few seconds.
stage-lead-hand-over = What you typed goes to the service and is not kept here.
stage-lead-link-making = The link is being made.
stage-title-loading = Connected. Getting ready
stage-lead-loading = The service loads what it needs. This takes a minute or two.
stage-lead-page-checking = The page is completed. Meta hands the number over, which takes a minute or two.
stage-title-not-accepted = { $app } does not accept it
stage-lead-not-accepted = It was replaced, taken back, or has run out. Type the newest one; the conversations are kept.
stage-pill-refused = Not accepted
stage-title-refused = The service did not accept it
stage-title-type = Type it once more
stage-pill-over = Run out
stage-title-page-over = The page has run out
stage-lead-page-over = Nobody completed it in time. Nothing is lost: ask for a new one.
stage-lead-link-over = Nobody used the link in time. Nothing is lost: ask for a new one.
stage-pill-broken = The code is damaged
stage-title-broken = This code cannot be shown
stage-lead-broken = The picture that came was damaged. The next one may be fine; it comes by itself, or ask for it now.
stage-pill-unknown = The answer was lost
stage-title-unknown = Was the channel created?
stage-lead-unknown = The request was sent, but no answer came. The console looks for the channel and never sends twice by itself.
stage-pill-password = Scanned, one step left
stage-title-password = The client’s own password
stage-lead-password = This { $messenger } account is protected by a two-step password. The client knows it; it goes straight to the service and is not kept.
stage-pill-enter-code = Scanned, one step left
stage-title-enter-code = The code { $messenger } sent
stage-lead-enter-code = { $messenger } asks for a code it sent to the client. It goes straight to the service and is not kept.
stage-pill-syncing = The phone is linked
stage-pill-loading = Nearly there
stage-title-syncing = Scanned. Loading chats
stage-lead-syncing = Keep the phone switched on and online. This takes a minute or two.
stage-pill-confirm = Connected, now compare
stage-pill-differs = A different number
stage-title-confirm = Is this the right number?
stage-lead-confirm = Compare it with the number the client writes from. Only then is the connection finished.
stage-lead-confirm-unknown = The service did not tell the number in full. Ask the client which phone was scanned.
stage-lead-differs = You expected { $expected }. This phone has another number, and its chats would come to { $client }.
stage-title-confirm-name = Is this the right one?
stage-lead-confirm-name = { $name } was connected. Only when you say so is the connection finished.
stage-pill-connected = Works
stage-title-connected-bot = The bot is connected
stage-lead-connected-name = { $client } now answers as { $name }.
stage-title-connected = { $messenger } is connected
stage-lead-connected = { $client } now writes from { $phone }.
stage-lead-connected-unknown = { $client } can write to clients now.
stage-pill-expired = Nobody scanned
stage-title-expired = The codes have run out
stage-lead-expired = { $messenger } stops showing codes after a while. Nothing is lost: take the phone in hand, then ask for a new one.
stage-pill-foreign = A different phone
stage-title-foreign = Another phone was scanned
stage-lead-foreign = This channel waits for a different number. Scan with that phone, or connect the one that was scanned.
stage-lead-foreign-expected = The phone with { $expected } was expected, and another one scanned. Scan with the right one, or connect the other.
stage-lead-foreign-both = { $phone } was scanned, but { $expected } was expected. Scan with that one, or connect the one that was scanned.
stage-pill-unpaid = Not paid for
stage-title-unpaid = There is no paid place for this channel
stage-lead-unpaid = In the partner cabinet, add a place or pay the subscription of { $client }, then try again. The channel stays as it is.
stage-pill-elsewhere = Open elsewhere
stage-title-elsewhere = This number works in another account
stage-lead-elsewhere = It is connected in a different Wazzup account. Disconnect it there and try again, or scan with another phone.
stage-title-elsewhere-name = It works in another account
stage-lead-elsewhere-name = It is connected in a different Wazzup account. Disconnect it there, then try again.
stage-pill-unauthorized = Signed out
stage-title-unauthorized = { $messenger } ended the session
stage-lead-unauthorized = The phone was unlinked or signed out. Scanning once more restores it; the conversations are kept.
stage-lead-unauthorized-page = Meta no longer allows access. Completing the page once more restores it; the conversations are kept.
stage-lead-unauthorized-link = The access was taken back or has run out. A new link restores it; the conversations are kept.
stage-pill-blocked = Blocked
stage-title-blocked = { $app } has blocked this channel
stage-lead-blocked = Only { $app } can lift that. Ask its business support for a review; the channel stays in the list meanwhile.
stage-pill-rejected = Rejected
stage-title-rejected = { $app } did not accept this channel
stage-lead-rejected = Its number or profile was turned down. The reason is in the client’s business account at { $app }; once it is corrected there, connect the channel again.
stage-pill-disabled = Switched off
stage-title-disabled = The channel was switched off
stage-lead-disabled = The service gives no reason. A new code usually brings it back.
stage-lead-disabled-typed = The service gives no reason. Connecting once more usually brings it back.
stage-lead-disabled-page = The service gives no reason. Completing the page once more usually brings it back.
stage-lead-disabled-link = The service gives no reason. A new link usually brings it back.
stage-trouble-goes-on = The server cannot be reached just now. This screen keeps trying by itself; check the connection of this computer.
stage-pill-stuck = No news for a while
stage-title-stuck = This takes longer than it should
stage-lead-stuck = Three things help, in this order.
stage-pill-disagree = Two answers differ
stage-title-disagree = The service says two things
stage-lead-disagree = Its message and its answer differ, so it is not sure how the channel stands. Three things help, in this order.
stage-pill-failed = Not connected
stage-title-failed = It could not be connected
stage-pill-removing = Removing
stage-title-removing = Removing the channel
stage-lead-removing = The conversations are kept.
stage-pill-removed = Removed
stage-title-removed = The channel is removed
stage-lead-removed = { $client } has it no more. The conversations are kept.
stage-pill-link = Waiting for the client
stage-title-link = The client connects from their own place
stage-lead-link = Send this link. It opens a page where the client connects; this screen notices when it is done.
stage-title-pairing = Type this code on the phone
stage-title-pairing-phone = Which phone gets the pairing code?
stage-lead-pairing-phone = { $messenger } makes the code for one number only.

step-open = Open { $messenger }
step-open-note = on the phone that clients write to
step-settings = Tap Settings, then Linked devices
step-settings-note = on Android: the three dots, top right
step-point = Tap Link a device and point it here
step-point-note = the code changes by itself, no hurry
step-telegram-devices = Tap Settings, then Devices
step-telegram-devices-note = in the menu or at the bottom
step-telegram-link = Tap Link Desktop Device, point it here
step-viber-more = Tap More, then the code scanner
step-viber-more-note = More is at the bottom of the screen
step-viber-point = Point it here and allow it
step-viber-point-note = Viber asks on the phone
step-max-devices = Tap Settings, then Devices
step-max-devices-note = in some versions under Profile
step-max-point = Tap Connect by code and point it here
step-other-find = Find linked devices in its settings
step-other-find-note = it is called so, or much like it
step-other-point = Point the phone here
step-page-open = Scan the code with the client’s phone
step-page-open-note = or open the page here, in the browser
step-page-sign-in = The client signs in to Facebook
step-page-sign-in-note = with the login that manages the company
step-page-finish = They choose company and number
step-page-finish-note = this screen notices when it is done
step-open-linked = Open Linked devices in { $messenger }
step-open-linked-note = under Settings; on Android: the three dots
step-instead = Tap Link with phone number instead
step-instead-note = below the camera, after Link a device
step-type = Type the code
step-type-note = letters and digits, without a space

way-code-title = Phone at hand?
way-code-note = Scan the code on this screen
way-code = Show the code
way-pairing-title = Can’t scan?
way-pairing-note = Type a code on the phone instead
way-pairing = Use a pairing code
way-pairing-busy = Asking…
way-link-title = Client not beside you?
way-link-note = They can connect from their own place
way-link = Copy a link
way-link-busy = Asking…

pairing-phone-label = Number of that phone
pairing-phone-hint = With the country code.
pairing-phone-empty = Write the number of the phone.
pairing-send = Get a pairing code
pairing-label = Pairing code
pairing-for = for { $phone }
pairing-copy = Copy
pairing-age = Shown { $span } ago

link-fetch = Get a link
link-label = Link for the client
link-copy = Copy
link-copied = Copied. Paste it into a message to the client.
link-once = The link works once. Ask for another if the client needs it again.

page-link-label = Or send the client this link
page-open = Open in the browser
page-opening = Opening…
page-code-alt = Code that opens the page of { $messenger } on the phone of { $client }
page-code-note = Opens the page on the phone that scans it

secret-password = Two-step password
secret-password-wrong = That was not the password. Ask the client and type it again.
secret-password-send = Send the password
secret-code = Code
secret-code-wrong = That was not the code. Ask the client and type it again.
secret-code-send = Send the code
secret-hint = Only what is typed here is sent; nothing is kept.
secret-busy = Checking…

remedy-look = Look at the phone
remedy-look-note = If { $messenger } lists a linked device, wait a little: this screen looks again every few seconds.
remedy-new-code = Ask for a new code
remedy-new-code-note = The same channel begins anew.
remedy-wait = Wait a little
remedy-wait-note = It often settles within a minute: this screen asks again every few seconds.
remedy-type = Type it once more
remedy-type-note = Perhaps it was replaced meanwhile.
remedy-type-button = Type it again
remedy-page = Look at the client’s page
remedy-page-note = If it still waits for something, it can be completed now.
remedy-new-page = Ask for a new page
remedy-new-page-note = The same channel begins anew.
remedy-new-link = Ask for a new link
remedy-new-link-note = The old one may have been used or be too old.
remedy-leave = Come back to it later
remedy-leave-note = The channel stays in the list as it is, and can be connected again at any time.
remedy-stop = Stop watching
remedy-stop-note = Nothing is deleted; a new link can be made at any time.
remedy-remove = Remove the channel
remedy-remove-note = The conversations are kept.

unknown-looking = Looking for it…
unknown-found = Found since
unknown-this = It is this one
unknown-none = None of these
unknown-look-now = Look now
unknown-looking-now = Looking…
unknown-looked = { $count ->
    [one] Looked once.
   *[other] Looked { $count } times.
}
unknown-looked-next = { $count ->
    [0] Next look at { $time }.
    [one] Looked once, next look at { $time }.
   *[other] Looked { $count } times, next look at { $time }.
}

code-alt = Code to scan with { $messenger } on the phone of { $client }
code-age = Shown { $span } ago, changes by itself
code-dead = This code is used up. The next one comes by itself.
code-over = No more codes

journey-title = Where it stands
leg-since = for { $span }
leg-done = Done
leg-listen = Listening for the service
leg-look = Looking every few seconds
leg-create = Creating the channel
leg-reinit = Waking the channel
leg-code = Waiting for the code
leg-ready = Getting the channel ready
leg-check = The service tries it
leg-works = The channel starts
leg-page-link = Asking for the page
leg-page = The client completes the page
leg-phone = The client’s phone links
leg-password = Waiting for the two-step password
leg-enter-code = Waiting for the code from { $messenger }
leg-number = The number is compared
leg-sync = Loading chats
leg-link = Link made
leg-elsewhere = Waiting for the client
leg-removing = Removing the channel

mark-broken = No picture to show
mark-expired = Run out
mark-unpaid = Waiting for payment
mark-elsewhere = Connected elsewhere
mark-unauthorized = Session ended
mark-blocked = Blocked
mark-rejected = Not accepted
mark-disabled = Switched off
mark-failed = Not connected
mark-removed = Removed
joy-words = Ready for messages

numbers-connected = Connected
numbers-scanned = Scanned by
numbers-expected = Expected
numbers-not-told = Not told

leave-title = Leave while it is being connected?
leave-lead = { $messenger } for { $client } is not connected yet.
leave-keep-title = Keep waiting in the background
leave-keep-note = The phone can still be scanned. The client’s page shows how it goes.
leave-keep-note-other = It goes on without this screen. The client’s page shows how it goes.
leave-keep-note-link = The link stays good. The client’s page shows when it was used.
leave-keep = Keep waiting
leave-keep-busy = One moment…
leave-remove-title = Remove the channel
leave-remove-note = It is deleted from the account. A new one can be made at any time.
leave-remove = Remove
leave-remove-busy = Removing…
leave-stop-title = Stop watching
leave-stop-note = The link may still be used; the console no longer waits for it.
leave-stop = Stop
leave-stay = Stay here

phone-label = The client’s phone, played by you
phone-title = The client’s phone
phone-scan = Scan the code
phone-scan-2fa = Scan, with a password
phone-foreign = Scan with another number
phone-pairing = Type the pairing code
phone-walk = Walk away
phone-finish = Complete the page
phone-says-page = The page is open on it
phone-says-wait = Nothing to do yet
phone-says-scan = What does the client do?
phone-says-pairing = A pairing code can be typed
phone-says-password = The password is { $password }
phone-says-linking = Linking…
phone-says-linked = Linked
phone-says-away = Away. The codes run on

## A start that came to nothing, told by the system's own dialog

start-failed-title = Partner Console could not start
start-failed =
    What the console keeps on this computer could not be opened. Nothing was changed.

    Check that the disk is not full and that you may write to this folder, then start the console again. If an older version was installed over a newer one, install the newest.

    { $folder }

    For support: { $problem }

## Notifications, shown by the system
notify-messenger =
    { $transport ->
        [whatsapp] WhatsApp
        [wapi] WhatsApp Business API
        [telegram] Telegram bot
        [tgapi] Telegram
        [instapi] Instagram
        [viber] Viber
        [vk] VKontakte
        [max] MAX
        [maxbot] MAX bot
        [avito] Avito
        [cian] Cian
       *[other] { $transport }
    }
notify-dropped-title = { $client }: { $messenger } stopped working
notify-dropped-title-alone = { $messenger } stopped working
notify-dropped = “{ $channel }” is not connected any more. The console says why and what to do.
notify-dropped-unnamed = The channel is not connected any more. The console says why and what to do.
notify-works-title = { $client }: { $messenger } works again
notify-works-title-alone = { $messenger } works again
notify-works = “{ $channel }” is connected. Messages arrive.
notify-works-unnamed = The channel is connected. Messages arrive.
notify-linked-title = { $client } connected { $messenger }
notify-linked-title-alone = The client connected { $messenger }
notify-linked = Check in the console that it is the right number.
notify-open = Open

## Roles

roles-unknown = Role “{ $word }”
roles-unknown-line = A role this version does not know. It stays as it is until you change it.
roles-with-new = { $role }, receives new clients
roles-channel = { $messenger } { $number }
roles-channel-gone = a channel that no longer exists ({ $id })
roles-person-gone = a user who no longer exists ({ $id })
roles-channel-unread = a channel not known here yet ({ $id })
roles-person-unread = a user not known here yet ({ $id })
roles-person-nameless = User { $id }
roles-phones = Phone numbers
roles-notified-all = Everybody’s chats
roles-notified-own = Their own chats
roles-everyone = Supervisors

roles-becomes = { $person } becomes { $role } on { $channel }.
roles-becomes-channels = { $person } becomes { $role } on { $count } channels.
roles-becomes-people = { $count } people become { $role } on { $channel }.
roles-becomes-new = { $person } becomes { $role } on { $channel } and receives new clients.
roles-becomes-new-channels = { $person } becomes { $role } on { $count } channels and receives new clients there.
roles-becomes-new-people = { $count } people become { $role } on { $channel } and receive new clients.
roles-becomes-without = { $person } becomes { $role } on { $channel } and no longer receives new clients.
roles-becomes-without-channels = { $person } becomes { $role } on { $count } channels and no longer receives new clients there.
roles-becomes-without-people = { $count } people become { $role } on { $channel } and no longer receive new clients.
roles-new = { $person } receives new clients on { $channel }.
roles-new-channels = { $person } receives new clients on { $count } channels.
roles-new-people = { $count } people receive new clients on { $channel }.
roles-without = { $person } no longer receives new clients on { $channel }.
roles-without-channels = { $person } no longer receives new clients on { $count } channels.
roles-without-people = { $count } people no longer receive new clients on { $channel }.
roles-none = { $person } loses access to { $channel }.
roles-none-channels = { $person } loses access to { $count } channels.
roles-none-people = { $count } people lose access to { $channel }.
roles-hides = { $person } no longer sees clients’ phone numbers.
roles-hides-people = { $count } people no longer see clients’ phone numbers.
roles-shows = { $person } sees clients’ phone numbers again.
roles-shows-people = { $count } people see clients’ phone numbers again.
roles-everybody = Supervisors are notified of everybody’s chats.
roles-own = Supervisors are notified of their own chats only.

roles-failed = The roles could not be read
roles-stale = What is shown is of { $when }
roles-stale-away = What is shown is of { $when }; nothing can be saved while the server is out of reach
roles-closed = The roles are out of sight
roles-closed-text = They are shown again as soon as the client allows access.
roles-no-people = Add users first
roles-no-people-text = Roles say who may see and answer which channel. This client has no users yet.
roles-to-users = Go to Users
roles-to-import = Import from a file
roles-no-channels = Add a channel first
roles-no-channels-text = Roles say who may see and answer which channel. This client has no channels yet.
roles-none-found = Nobody is like that
roles-none-found-text = No user fits the search and the filter.
roles-show-all = Show everybody

roles-undo = Undo
roles-redo = Redo
roles-templates = Templates
roles-paste = Paste from a sheet
roles-more = More about roles
roles-history = History
roles-reread = Read again
roles-search = Search users
roles-search-clear = Clear the search
roles-filters = Which users are shown
roles-filter-all = All
roles-filter-none = No channel
roles-filter-changed = Changed
roles-filter-new = New clients
roles-found = { $count ->
    [one] { $count } user is shown.
   *[other] { $count } users are shown.
}
roles-lines = Which channels are shown
roles-lines-all = All channels
roles-lines-messenger = { $messenger }, { $count } channels
roles-set = Set…
roles-set-label = What to do with the selected cells
roles-set-nothing = Select cells in the sheet first.
roles-set-cells = { $count ->
    [one] { $count } cell is selected
   *[other] { $count } cells are selected
}
roles-set-new = Receives new clients
roles-set-not-new = Receives no new clients
roles-set-hidden = Hide phone numbers
roles-set-shown = Show phone numbers
roles-fill-down = Fill down
roles-fill-right = Fill to the right
roles-copy = Copy the row of { $person } to…
roles-ask-line = Who can read { $channel }?

roles-legend = What the roles mean
roles-keys = Arrows move, Shift extends, S M Q set a role, N new clients, Ctrl+C and Ctrl+V work with Excel, Ctrl+Z undoes
roles-notify = Supervisors are notified of everybody’s chats
roles-notify-hint = When it is off, a supervisor is notified only of the chats they are responsible for.
roles-notify-staged = Not saved yet. When it is off, a supervisor is notified only of the chats they are responsible for.

roles-clean = Nothing to save
roles-clean-text = Changes wait here until you save them.
roles-clean-reading = The users are of { $when } and are being read again.
roles-saved = { $count ->
    [one] { $count } change is saved
   *[other] { $count } changes are saved
}
roles-saved-at = Read back and confirmed at { $when }.
roles-saved-said = { $count ->
    [one] { $count } change is saved, read back and confirmed.
   *[other] { $count } changes are saved, read back and confirmed.
}
roles-to-save = { $count ->
    [one] { $count } change to save
   *[other] { $count } changes to save
}
roles-rest = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
roles-and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
roles-unfold = Show each
roles-fold = Show together
roles-take-back = Take back: { $sentence }
roles-take-back-short = Take back
roles-taken-back = Taken back.
roles-discard = Discard
roles-discarded = { $count ->
    [one] { $count } change was discarded.
   *[other] { $count } changes were discarded.
}
roles-save = { $count ->
    [one] Save { $count } change
   *[other] Save { $count } changes
}
roles-saving = Saving…

roles-warnings = What should be known about these roles
roles-warn-answer = Nobody can answer on { $channel }
roles-warn-answer-many = Nobody can answer on { $count } channels
roles-warn-answer-todo = Clients write there and wait. Make somebody Manager or Supervisor of the channel.
roles-warn-receive = Nobody receives new clients on { $channel }
roles-warn-receive-many = Nobody receives new clients on { $count } channels
roles-warn-receive-todo = Who writes there for the first time belongs to nobody. Let at least one person receive new clients.
roles-warn-channel = { $person } has no channel
roles-warn-channel-many = { $count } users have no channel
roles-warn-channel-todo = Without a role on any channel a user sees no chats at all.
roles-warn-gone = { $count ->
    [one] { $count } entry of a removed user or channel
   *[other] { $count } entries of removed users or channels
}
roles-warn-gone-todo = They give nobody access. They are sent back unchanged with each saving until you remove them.
roles-warn-show = { $count ->
    [one] Show them
   *[other] Show these { $count }
}
roles-warn-remove = Remove them…
roles-warn-unread = { $count ->
    [one] { $count } entry of a user or channel not known here yet
   *[other] { $count } entries of users or channels not known here yet
}
roles-warn-unread-todo = Until users and channels are read to the end, nobody can say whether they still exist. Saving leaves these entries as they are.
roles-gone-title = { $count ->
    [one] Remove { $count } old entry?
   *[other] Remove { $count } old entries?
}
roles-gone-text = Only entries of users and channels that no longer exist are removed. If one of them comes back under the same id, its roles must be set again.
roles-gone-note = Nothing is sent yet: the removal waits with your other changes until you save.
roles-gone-remove = Remove the entries
roles-gone-staged = The removal waits to be saved.
roles-gone-look = Remove old entries?
roles-gone-looking = Users and channels are read once more, so that nobody is removed who still exists.
roles-gone-unread = Users and channels could not be read to the end, so nothing is offered for removal
roles-gone-none = Nothing to remove
roles-gone-none-text = Every user and every channel of these entries exists.

roles-trouble = Nothing was saved
roles-trouble-gone = { $count ->
    [one] It may be because of { $count } entry of a removed user or channel, which is sent along. Remove it and save again.
   *[other] It may be because of { $count } entries of removed users or channels, which are sent along. Remove them and save again.
}
roles-unknown-title = It is not known whether the changes were saved
roles-unknown-text = The answer was lost, and the settings could not be read afterwards. Look what is there before you save again.
roles-look = Look what is there
roles-looking = Looking…
roles-look-failed = It could not be looked up
roles-not-saved-title = The changes were not saved
roles-not-saved-text = The settings were read again, and none of your changes is in them. Your changes still wait here.
roles-taken-over = { $count ->
    [one] { $count } place you left alone was changed at the same time, by somebody else or by the server. It is shown as it is now.
   *[other] { $count } places you left alone were changed at the same time, by somebody else or by the server. They are shown as they are now.
}
roles-taken-over-show = What was changed
roles-differs-title = { $count ->
    [one] The server made something else of { $count } place
   *[other] The server made something else of { $count } places
}
roles-differs-text = The rest is saved. These places are not as you wanted them.
roles-keep = Keep what it made
roles-person = User
roles-where = Where
roles-wanted = You wanted
roles-now = It is now

roles-conflict-title = Somebody else changed the roles
roles-conflict-lead = { $count ->
    [one] You both changed the same place to different ends. Choose what shall count; nothing is sent before.
   *[other] You both changed { $count } places to different ends. Choose for each what shall count; nothing is sent before.
}
roles-conflict-none = Nothing of what you changed is touched by it. Your changes can be saved above theirs.
roles-seen = You saw
roles-theirs = Now (somebody else)
roles-ours = You want
roles-choose-theirs = { $person }, { $where }: keep theirs, { $value }
roles-choose-ours = { $person }, { $where }: take yours, { $value }
roles-all-theirs = Keep theirs everywhere
roles-all-ours = Take yours everywhere
roles-conflict-more = { $count ->
    [one] { $count } more place is decided by the choice for all.
   *[other] { $count } more places are decided by the choice for all.
}
roles-conflict-open = { $count ->
    [one] { $count } place is not decided.
   *[other] { $count } places are not decided.
}
roles-conflict-ready = Everything is decided.
roles-conflict-later = Back to the sheet
roles-conflict-save = Save with these choices
roles-conflict-go-on = Save yours above theirs
roles-taken = { $count ->
    [one] Changed only by somebody else, and taken over
   *[other] Changed only by somebody else, and taken over: { $count } places
}
roles-theirs-said = The others’ changes are taken over. Nothing is left to save.

roles-leave-title = { $count ->
    [one] { $count } change is not saved
   *[other] { $count } changes are not saved
}
roles-leave-text = If you leave now, what waits here is lost.
roles-stay = Stay
roles-leave-now = Leave without saving
roles-save-and-leave = Save and leave

roles-history-lead = What was saved from this computer. Changes made elsewhere are not in it.
roles-history-empty = Nothing was saved from this computer yet. Each saving is kept here with the state before and after it.
roles-history-failed = The history could not be read
roles-history-more = Show older
roles-history-when = { $day }, { $time }
roles-history-places = { $count ->
    [one] { $count } place, from this computer
   *[other] { $count } places, from this computer
}
roles-history-differs = Saved in part
roles-history-not-saved = Not saved
roles-history-unknown = Outcome not known
roles-history-before = Go back to before this
roles-history-after = Go back to after this
roles-history-staged = Nothing is sent at once: what leads there waits among your changes, and you save it.
roles-restored = What leads back there waits to be saved.
roles-restored-same = That is how it is now.
roles-restored-nothing = { $count ->
    [one] That is how it is now, but for { $count } entry of a user or channel that no longer exists. Nothing waits to be saved.
   *[other] That is how it is now, but for { $count } entries of users or channels that no longer exist. Nothing waits to be saved.
}
roles-restored-partly = { $count ->
    [one] What leads back there waits to be saved, but for { $count } entry of a user or channel that no longer exists.
   *[other] What leads back there waits to be saved, but for { $count } entries of users or channels that no longer exist.
}

roles-templates-lead = A row kept under a name, to be given to others, of this client or any other.
roles-templates-failed = The templates could not be read
roles-template-select = Select a user in the sheet to keep their row as a template.
roles-template-new = Keep the row of { $person } as a template
roles-template-name = What it is called
roles-template-save = Keep the template
roles-template-unknown = The role “{ $word }” in this row is none that this version knows, so the row cannot be kept as a template.
roles-template-uneven = Your { $messengers } channels differ in this row. What most of them have counts.
roles-template-apply = { $count ->
    [0] Apply
    [one] Apply to { $count } user
   *[other] Apply to { $count } users
}
roles-template-apply-named = { $count ->
    [one] Apply “{ $name }” to { $count } user
   *[other] Apply “{ $name }” to { $count } users
}
roles-template-applied = { $count ->
    [one] “{ $name }” was applied to { $count } user and waits to be saved.
   *[other] “{ $name }” was applied to { $count } users and waits to be saved.
}
roles-template-same = { $count ->
    [one] { $count } user has the roles of “{ $name }” already.
   *[other] { $count } users have the roles of “{ $name }” already.
}
roles-template-everywhere = { $role } everywhere
roles-template-others = { $role } on all other channels
roles-template-on = { $role } on { $messengers }
roles-template-and-others = { $role } on { $messengers } and all other channels
roles-template-hidden = Phone numbers hidden
roles-template-shown = Phone numbers shown
roles-template-more = More about “{ $name }”
roles-template-rename = Rename
roles-template-delete = Delete
roles-template-deleted = “{ $name }” was deleted.

roles-paste-lead = Copy cells in Excel or Google Sheets and paste them here to see what would change, or press Ctrl+V in the sheet itself.
roles-paste-text = Cells from a sheet
roles-paste-hint = Words for roles: Supervisor, Manager, Quality control; a dash or nothing for no access. Add “+ new clients” where new clients come.
roles-paste-by-name = Put where the names in the text say.
roles-paste-by-place = Put from { $person }, { $channel } on, because the text names nobody.
roles-paste-same = That is how it is already.
roles-paste-words = { $count ->
    [one] “{ $word }” is no word for a role. It would stand at { $person }, { $channel }. Nothing is put in.
   *[other] { $count } cells are not understood, the first is “{ $word }” at { $person }, { $channel }. Nothing is put in.
}
roles-paste-room = { $rows } by { $columns } cells do not fit there. Select the first cell they belong to, or add names to the text.
roles-paste-now = { $count ->
    [0] Put in
    [one] Put in { $count } change
   *[other] Put in { $count } changes
}
roles-pasted = { $count ->
    [one] { $count } change was pasted and waits to be saved.
   *[other] { $count } changes were pasted and wait to be saved.
}
roles-copy-title = Copy the row of { $person }
roles-copy-lead = Choose who shall have the same roles on every channel, and see phone numbers alike.
roles-copy-people = Who shall have the same row
roles-copy-all = { $count ->
    [one] { $count } user
   *[other] All { $count } users
}
roles-copy-more = { $count ->
    [one] and { $count } more. Search to find them.
   *[other] and { $count } more. Search to find them.
}
roles-copy-now = { $count ->
    [0] Copy
    [one] Copy to { $count } user
   *[other] Copy to { $count } users
}
roles-copied = { $count ->
    [one] The row was copied to { $count } user and waits to be saved.
   *[other] The row was copied to { $count } users and waits to be saved.
}
roles-copied-same = { $count ->
    [one] { $count } user has this row already.
   *[other] { $count } users have this row already.
}

roles-answer-all = { $count ->
    [one] Show all, { $count } name
   *[other] Show all { $count } names
}
roles-answer-staged = Some of this is not saved yet.
roles-sees-everything = { $count ->
    [one] Reads and answers every chat on { $count } channel
   *[other] Reads and answers every chat on { $count } channels
}
roles-sees-own = { $count ->
    [one] Reads and answers only their own contacts on { $count } channel
   *[other] Reads and answers only their own contacts on { $count } channels
}
roles-sees-reads = { $count ->
    [one] Reads every chat and answers none on { $count } channel
   *[other] Reads every chat and answers none on { $count } channels
}
roles-sees-unknown = { $count ->
    [one] Has a role this version does not know on { $count } channel
   *[other] Has a role this version does not know on { $count } channels
}
roles-sees-nothing = { $person } has no role on any channel and sees no chats at all.
roles-sees-new = { $count ->
    [one] Receives new clients on { $count } channel
   *[other] Receives new clients on { $count } channels
}
roles-sees-none = { $count ->
    [one] Does not see { $count } channel
   *[other] Does not see { $count } channels
}
roles-sees-masked = { $person } sees clients’ phone numbers hidden.
roles-sees-numbers = { $person } sees clients’ phone numbers.
roles-sees-notified = { $person } is notified of everybody’s chats where they are Supervisor.
roles-sees-notified-own = { $person } is notified only of chats they are responsible for.
roles-read-everything = { $count ->
    [one] { $count } user reads and answers every chat
   *[other] { $count } users read and answer every chat
}
roles-read-own = { $count ->
    [one] { $count } user reads and answers only their own contacts
   *[other] { $count } users read and answer only their own contacts
}
roles-read-reads = { $count ->
    [one] { $count } user reads every chat and answers none
   *[other] { $count } users read every chat and answer none
}
roles-read-unknown = { $count ->
    [one] { $count } user has a role this version does not know
   *[other] { $count } users have a role this version does not know
}
roles-read-nobody = Nobody has a role on { $channel }. Its chats are seen by no one.
roles-read-new = { $count ->
    [one] { $count } user receives new clients here
   *[other] { $count } users receive new clients here
}
roles-read-no-new = Nobody receives new clients here.
roles-read-masked = { $count ->
    [one] { $count } of them sees phone numbers hidden
   *[other] { $count } of them see phone numbers hidden
}

grid-label = Roles: people down, channels across
grid-people = User
grid-phones = Phones
grid-phones-title = Whether this person sees clients’ phone numbers
grid-shown = Shown
grid-shown-note = Sees clients’ phone numbers in full.
grid-hidden = Hidden
grid-hidden-note = Sees clients’ phone numbers masked.
grid-role-seller = Manager
grid-role-seller-note = Sees and answers their own clients only.
grid-role-manager = Supervisor
grid-role-manager-note = Sees every chat and may write in it.
grid-role-auditor = Quality control
grid-role-auditor-short = Quality
grid-role-auditor-note = Sees every chat and writes in none.
grid-none = No access
grid-none-note = Does not see this channel.
grid-new = new
grid-new-clients = Receives new clients
grid-new-clients-note = Gets clients nobody is responsible for yet.
grid-new-clients-no-role = Needs a role on this channel first.
# The letters that set a role; each one letter, small, none twice.
grid-letter-seller = m
grid-letter-manager = s
grid-letter-auditor = q
grid-letter-new = n
# A role that receives new clients, as it is copied to a spreadsheet.
grid-clip-new = { $role } + new clients
grid-line = { $messenger } { $number }
grid-line-title = { $channel }, { $name }
grid-line-gone = Removed channel
grid-line-unread = Not known yet
grid-line-unread-named = Channel not known here yet, { $id }
grid-line-gone-named = Removed channel { $id }
grid-person-gone = Removed user
grid-person-unread = User not known here yet
grid-person-unread-title = This user is in no list that was read so far. Id { $id }
grid-person-gone-title = This user is not in the account any more. Id { $id }
grid-person-nameless = No name
grid-person-with-id = { $name }, { $id }
grid-person-title = { $name }, { $number }
grid-ask-person = What can { $person } see?
grid-ask-someone = What can this user see?
grid-ask-line = Who can read this channel?
grid-menu = { $person }, { $channel }
grid-menu-many = For all { $count } selected cells
grid-cell =
    { $state ->
        [new] { $person }, { $channel }, { $role }, receives new clients
        [new-changed] { $person }, { $channel }, { $role }, receives new clients, not saved yet
        [plain-changed] { $person }, { $channel }, { $role }, not saved yet
       *[plain] { $person }, { $channel }, { $role }
    }
grid-cell-phones =
    { $state ->
        [hidden] { $person }, clients’ phone numbers hidden
        [hidden-changed] { $person }, clients’ phone numbers hidden, not saved yet
        [shown-changed] { $person }, clients’ phone numbers shown, not saved yet
       *[shown] { $person }, clients’ phone numbers shown
    }
grid-said-changed =
    { $count ->
        [one] 1 cell changed.
       *[other] { $count } cells changed.
    }
grid-said-same = Nothing to change there.
grid-said-no-role = Nobody has a role there. Give one first, then new clients.
grid-said-undone =
    { $count ->
        [one] 1 cell put back.
       *[other] { $count } cells put back.
    }
grid-said-redone =
    { $count ->
        [one] 1 cell changed again.
       *[other] { $count } cells changed again.
    }
grid-said-nothing-to-undo = Nothing to undo.
grid-said-nothing-to-redo = Nothing to redo.
grid-said-copied =
    { $count ->
        [one] 1 cell copied.
       *[other] { $count } cells copied.
    }
grid-said-pasted =
    { $count ->
        [one] 1 cell pasted.
       *[other] { $count } cells pasted.
    }
grid-said-pasted-by-name =
    { $count ->
        [one] 1 cell pasted, found by name.
       *[other] { $count } cells pasted, found by name.
    }
grid-said-empty = The clipboard has no text to paste.
grid-said-saving = What you changed is being saved. You can go on when it is done.
grid-said-names =
    { $why ->
        [missing] Nothing pasted: the sheet goes by names, but a row or column of it has none.
        [shared] Nothing pasted: “{ $name }” is the name of several here. Write the number or the id instead.
        [twice] Nothing pasted: “{ $name }” stands in the sheet twice.
       *[unknown] Nothing pasted: “{ $name }” is none of the users and channels shown. Show everybody, or correct the name.
    }
grid-said-names-many =
    { $why ->
        [missing] Nothing pasted: the sheet goes by names, and { $count } of them are missing or unclear.
        [shared] Nothing pasted: { $count } names are unclear, the first is “{ $name }”, which several have here. Write the number or the id instead.
        [twice] Nothing pasted: { $count } names are unclear, the first is “{ $name }”, which stands in the sheet twice.
       *[unknown] Nothing pasted: { $count } names fit nobody, the first is “{ $name }”. Show everybody and all channels, or correct the names.
    }
grid-said-room = Nothing pasted: { $rows } × { $columns } cells do not fit here. Start further up or to the left, or show all people and channels.
grid-said-words =
    { $more ->
        [0] Nothing pasted: “{ $word }” for { $person }, { $channel } is not a role.
        [one] Nothing pasted: “{ $word }” for { $person }, { $channel } and 1 more cell are not roles.
       *[other] Nothing pasted: “{ $word }” for { $person }, { $channel } and { $more } more cells are not roles.
    }


## Users

users-editions = Which list
users-edition-own = Users
users-edition-own-about = The client’s employees. They answer in the chats they have a role for.
users-edition-public = Users of the public API
users-edition-public-about = The list other programs keep through the client’s own API key. It has its own limits, and no roles.
users-search = Search name, phone, id
users-more = More for users
users-add = Add user
users-file = Users of { $client }
users-gauge = { $count } of { $most } users
users-gauge-nearly = { $count } of { $most } users, room for { $left } more
users-gauge-full = All { $most } users are there. Delete somebody to add another.
users-gauge-label = How full the list is
users-reading-first = Reading users
users-reading = { $count ->
    [one] Reading users, { $count } so far
   *[other] Reading users, { $count } so far
}
users-failed = The users could not be read
users-stale = The users could not be read again; this is how it was at { $when }
users-column-name = Name
users-column-phone = Phone
users-column-id = Id
users-column-channels = Channels
users-column-numbers = Clients’ numbers
users-channels = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}
users-no-channels = None
users-show-phone = Show phone
users-show-phone-of = Show phone of { $name }
users-asking-phone = Asking…
users-gone = { $name } is not there any more.
users-numbers-of = { $name } sees clients’ phone numbers
users-numbers-shown = Shown
users-numbers-hidden = Hidden
users-numbers-saving = Saving…
users-numbers-conflict = Somebody else changed the settings meanwhile. They are shown as they are now; set it again for { $name }.
users-numbers-not-saved = The server did not keep it for { $name }. What it has now is shown.
users-no-match = Nobody matches “{ $search }”
users-no-match-text = The search looks at names, phones and ids.
users-show-all = Show everybody
users-empty-title = No users yet
users-empty-text = Users are the client’s employees. Add those who answer messages, then give them roles.
users-closed = The users are out of sight
users-add-title = Add a user
users-edit-title = Change { $name }
users-name = Name
users-phone = Phone
users-phone-hint = With the country code. It is needed only to sign in to the mobile app.
users-id = Id
users-id-hint = By this id other programs know the person. It cannot be changed later.
users-id-hint-unread = By this id other programs know the person. The list was not read in full, so no free id can be suggested.
users-id-fixed = The id cannot be changed: roles and other programs hang on it. Add the person anew to give another.
users-id-taken = { $name } has this id. Choose another, or change { $name } instead.
users-id-taken-by-somebody = Somebody has this id already. Choose another, or change that person instead.
users-not-fresh = The user could not be read just now; this is how it was
users-phone-taken = { $name } has this number. A number belongs to one person; change it there first.
users-phone-taken-since = By now somebody else has this number. A number belongs to one person: read the list again to see who, and change it there first.
users-over-usual = The server takes it, but other programs stop at { $usual } characters.
users-public-note = The list itself has no phones; this number was looked up one by one.
users-added = { $name } is added.
users-saved = { $name } is saved.
users-key-title = A key of { $client } is needed
users-key-title-refused = The key of { $client } is not accepted any more
users-key-what = The public API has a list of users of its own, for the client’s own account and its integrations. It opens with a key that only the client can give; an account that you created has none unless the client asked for one.
users-key-where = The client finds it in their cabinet, under Integration with API. It is kept in the keychain of this computer and never shown again.
users-key-label = API key
users-key-hint = Usually 32 letters and digits. It is tried once before it is kept.
users-key-missing = Paste the key the client gave you.
users-key-other = This is no key of the public API. A sign-in token of this console does not work there; ask the client for the key from their cabinet.
users-key-refused = The server does not accept this key. Ask the client to copy it again, or to make a new one.
users-key-refused-now = The server no longer accepts the key kept here. Paste the new one.
users-key-use = Use the key
users-key-trying = Trying it…
users-key-demo = Use the demo’s key
users-key-kept = The key works and is in the keychain.
users-key-this-run = The key works. It is kept until the console is closed.
users-key-forget = Forget the key
users-key-forget-title = Forget the key of { $client }?
users-key-forget-text = The client’s list stays as it is, but the console can no longer open it. Only the client can give the key again.
users-key-forgotten = The key is forgotten.

## Users and contacts alike

people-search-clear = Clear the search
people-choose-all = Choose all
people-choose = Choose { $name }
people-chosen-label = What is chosen
people-chosen = { $count } chosen
people-delete-chosen = Delete { $count }
people-clear = Clear
people-edit = Change { $name }
people-delete = Delete { $name }
people-column-actions = Actions
people-no-name = No name
people-refresh = Read again
people-import = Import from a sheet
people-export-xlsx = Export to Excel
people-export-csv = Export as CSV
people-exported = { $rows ->
    [one] The file is saved, with { $count } person in it.
   *[other] The file is saved, with { $count } people in it.
}
people-exported-phones = { $rows ->
    [one] The file is saved, with { $count } person in it, whose phone number is not known here. Importing it as it is may take the number away.
   *[other] { $missing ->
        [one] The file is saved, with { $count } people in it. The phone number of { $number } of them is not known here: importing it as it is may take that number away.
       *[other] The file is saved, with { $count } people in it. The phone numbers of { $number } of them are not known here: importing it as it is may take those numbers away.
    }
}
people-read-at = read at { $when }
people-closed-text = They are shown as soon as the client allows access.
people-add = Add
people-adding = Adding…
people-save = Save
people-saving = Saving…
people-too-long = { $over ->
    [one] { $over } character too many; { $most } are taken.
   *[other] { $over } characters too many; { $most } are taken.
}
people-complained = The server did not accept this.
people-left = { $left ->
    [0] No more characters fit.
    [one] { $left } more character fits.
   *[other] { $left } more characters fit.
}
phone-no-country = The country code is missing. Begin with + and the code.
phone-impossible = This cannot be a phone number. Write it with the country code, like +371 2000 0001.
phone-unlikely = No such number is in use as far as is known. Look whether a digit is wrong.
phone-remedy = Use { $phone } ({ $country })
ending-no-phone = Saved, but without the phone number
ending-no-phone-text = The server dropped the number without a word. Check it with the person and save again, or leave it out.
ending-differs = Saved, but not all of it as it stands here
ending-differs-text = Correct it and save again, or close this: the list shows what is there.
ending-differs-name = The name there is another one.
ending-differs-phone = The phone number there is not the one sent.
ending-differs-phone-stays = The phone number is still there, though it was taken out.
ending-differs-responsible = Another user answers for the contact there.
ending-differs-chats = The places where the contact can be reached are not the ones sent.
ending-differs-other = Something else there is not as it was sent.
ending-not-looked = Taken by the server, but not seen since
ending-not-looked-text = The list could not be read afterwards, so it isn’t known whether everything arrived. Read the list again.
ending-refused = The server refused it
ending-refused-text = Nothing was changed. Its reason is in the details; correct what it names and save again.
ending-not-sent = Nothing was sent
ending-not-sent-text = It was stopped before it went out. Save again.
ending-unanswered = The answer was lost
ending-unanswered-text = It may or may not be saved. Look first; saving again does no harm.
ending-look = Look now
ending-gone = Nobody has this id any more
ending-gone-text = It was deleted meanwhile. Save again to add it as new.
ending-not-there = The server took it, but it is not there
ending-not-there-text = Nothing of it could be found afterwards. Add it again; if it does not come up then either, ask support.
looked-same = It is saved, just as it stands here.
looked-other = It is there, but not as it stands here. Save again to change it.
looked-none = It is not there, so nothing was saved. Save it again.

## Contacts

clients-found-contacts = Found among contacts
clients-found-place = { $kind } { $place }
clients-search-failed = The search did not work
contacts-search = Search name, number, id
contacts-more = More for contacts
contacts-add = Add contact
contacts-file = Contacts of { $client }
contacts-count = { $number ->
    [one] { $count } contact
   *[other] { $count } contacts
}
contacts-found = { $number ->
    [one] { $count } of { $all } contacts found
   *[other] { $count } of { $all } contacts found
}
contacts-found-more = More than { $count } of { $all } contacts found; type more to narrow it down
contacts-reading-first = Reading contacts
contacts-reading = Reading contacts, { $count } so far
contacts-reading-of = Reading contacts, { $count } of about { $known }
contacts-stop = Stop
contacts-read-all = Read all contacts
contacts-failed = The contacts could not be read
contacts-find-failed = The contacts kept here could not be searched
contacts-stale = The contacts could not be read again; this is how it was at { $when }, and what came since
contacts-partial = { $count ->
    [one] Only { $count } contact was read before it stopped.
   *[other] Only { $count } contacts were read before it stopped.
}
contacts-gathering = { $count ->
    [one] Gathering { $count } contact…
   *[other] Gathering { $count } contacts…
}
contacts-chosen-first = The first { $count } found are chosen
contacts-column-name = Name
contacts-column-where = Where
contacts-column-responsible = Responsible
contacts-column-link = CRM link
contacts-nowhere = Nowhere
contacts-more-places = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
contacts-nobody = Nobody any more
contacts-user-id = Id { $id }
contacts-link-unknown = Not known
contacts-link-kept = Kept here
contacts-link-copy = Copy the link
contacts-link-copied = The link is on the clipboard.
contacts-no-match = No contact matches “{ $search }”
contacts-no-match-text = The search looks at names, numbers, messenger names and ids.
contacts-show-all = Show all contacts
contacts-unread-title = The contacts are not read yet
contacts-unread-text = Read them once, and they can be searched here at any time, over all clients too.
contacts-empty-title = No contacts yet
contacts-empty-text = Contacts are the people this client talks to. Import them from a sheet, or add one.
contacts-closed = The contacts are out of sight
contacts-add-title = Add a contact
contacts-edit-title = Change { $name }
contacts-added = { $name } is added.
contacts-saved = { $name } is saved.
contacts-name = Name
contacts-id = Id in the CRM
contacts-id-hint = As the client’s CRM calls this contact. It cannot be changed later.
contacts-id-fixed = The id cannot be changed: the CRM knows the contact by it.
contacts-id-taken = { $name } has this id. Choose another, or change { $name } instead.
contacts-id-taken-by-somebody = A contact has this id already. Choose another, or change that contact instead.
contacts-responsible = Responsible
contacts-responsible-find = Type a name
contacts-responsible-missing = Choose who answers for this contact.
contacts-responsible-id = Use “{ $id }” as an id
contacts-responsible-none = This client has no users yet. Add one under Users, or type an id.
contacts-responsible-reading = The users are being read; their names come in a moment.
contacts-responsible-failed = The users could not be read, so there are no names to choose from. Type the id, or try again from the list of contacts.
contacts-responsible-unread = The users have not been read yet. Type the id, or read the list under Users.
contacts-names-failed = The users could not be read, so ids stand here instead of names.
contacts-names-old = The users could not be read again; their names are as they were at { $when }.
contacts-chats = Where to reach the contact
contacts-chats-add = Add another place
contacts-chats-missing = Add at least one place.
contacts-chat-number = Place { $number }
contacts-chat-kind = Messenger
contacts-chat-remove = Remove place { $number }
contacts-chat-twice = This is in the form twice. Keep one of them.
contacts-not-fresh = The contact could not be read just now; this is how it was
contacts-link = CRM link
contacts-link-hint = The service shows an address of its own in its place. The console keeps yours here and sends it again with every change.
contacts-link-not-known = The link is not known here, and the service does not tell it. Copy it from the CRM, so that it is not lost.
contacts-link-missing = Paste the contact’s address in the CRM, or choose to send none.
contacts-link-path = This is the service’s own address. Paste the one from the CRM.
contacts-link-odd = Most CRM links begin with https://. Look whether it is whole.
contacts-link-without = Send no link
contacts-link-without-warning = It is not known whether the service takes a contact without a link, nor what becomes of the link it has.
chat-phone = Phone number
chat-phone-hint = With the country code, as in the messenger.
chat-account = Account name
chat-account-hint = The name in the address of the profile, without @.
chat-account-wrong = An account name has letters, digits, dots and underscores, up to 30.
chat-id = Id in the messenger
chat-id-hint = It comes with the first message of the contact.
chat-id-wrong = An id has no spaces. Copy it whole.
chat-telegram-hint = A number, which comes with the first message of the contact.
chat-telegram-no-id = Without an id the username or the phone stands for it. It is not certain that every part of the service takes it so.
chat-group = Id of the group
chat-group-hint = It comes with the first message in the group.
chat-username = Username
chat-username-wrong = A username has letters, digits and underscores, without @.

## Bulk

bulk-field-id = ID
bulk-field-name = Name
bulk-field-phone = Phone
bulk-field-responsible-user = Responsible user
bulk-field-link = Link
bulk-field-whatsapp = WhatsApp
bulk-field-whatsgroup = WhatsApp group
bulk-field-viber = Viber
bulk-field-instagram = Instagram
bulk-field-telegram = Telegram
bulk-field-telegram-username = Telegram username
bulk-field-telegram-phone = Telegram phone
bulk-field-telegroup = Telegram group
bulk-field-vk = VK
bulk-field-avito = Avito
bulk-field-max = MAX
bulk-field-max-phone = MAX phone
bulk-field-maxgroup = MAX group
bulk-field-reason = Reason
bulk-note-id = As the client’s CRM knows them. It decides who is new and who changes.
bulk-note-name = First and last name may stand in two columns.
bulk-note-phone = With the country code, in any spelling.
bulk-note-responsible-user = The user’s ID, or a name that only one user has.
bulk-note-link = To the contact in the client’s CRM.

bulk-title = { $action ->
    [delete] { $kind ->
        [contacts] Delete contacts of { $client }
       *[other] Delete users of { $client }
    }
   *[import] { $kind ->
        [contacts] Import contacts into { $client }
        [v3_users] Import users of the public API into { $client }
       *[other] Import users into { $client }
    }
}
bulk-subtitle = { $named ->
    [file] { $file } · { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
    [delete] { $kind ->
        [contacts] { $count ->
            [one] { $count } contact
           *[other] { $count } contacts
        }
       *[other] { $count ->
            [one] { $count } user
           *[other] { $count } users
        }
    }
   *[other] Pasted from a sheet · { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
}

import-lead = Nothing is sent until you have seen and checked every row.
import-drop = Drop a file here
import-drop-now = Let go to read it
import-kinds = CSV, TSV or Excel (.xlsx), up to 64 MB
import-choose = Choose a file
import-paste = Paste from a sheet
import-next = Next you say what each column means. Then every row is checked here, before anything is sent.
import-text = Rows from a sheet
import-text-hint = Copy the rows in Excel or Google Sheets, with the heading, and paste them. Ctrl+V works anywhere on this page.
import-text-take = Read these rows
import-known-title = What the columns may be
import-known-text = The order does not matter. Usual headings are recognised, in other languages too; the rest you choose.
import-needed = needed
import-messengers = Messengers
import-messengers-note = At least one is needed. Several of one kind stand in one cell with “;” between them.
import-copy-titles = Copy these headings
import-titles-copied = The headings are on the clipboard. Paste them into an empty sheet.
import-not-read = The file could not be read
import-reading = { $named ->
    [file] Reading { $file }
   *[none] Reading the pasted rows
}
import-progress = How much is read
import-read = { $done } of { $size } MB
import-read-rows = { $count ->
    [one] { $count } row read
   *[other] { $count } rows read
}
import-file-empty = There is nothing in this file.
import-file-large = This file is larger than 64 MB. Split it and import the parts one after another.
import-file-old-excel = This is an old Excel file (.xls). Open it in Excel, save it as .xlsx and choose that one.
import-file-ending = Files of this kind cannot be read. Save the table as CSV or Excel (.xlsx).

bulk-steps = Steps
bulk-step-columns = Columns
bulk-step-check = Check
bulk-step-send = Send
bulk-step-result = Result
bulk-throw-away = Throw away
bulk-check = Check the rows
bulk-checking-rows = Checking…
bulk-map-caption = What each column of the table means
bulk-map-column = Column
bulk-map-samples = First values
bulk-map-field = Goes into
bulk-map-into = Where “{ $title }” goes
bulk-map-leave-out = Leave it out
bulk-map-needed = { $title } (needed)
bulk-map-missing = { $title } is needed, and no column goes into it. Choose the one that does, or add it to the file.
bulk-map-twice = More than one column goes into { $title }. Leave all but one out.
bulk-map-nowhere = A contact needs at least one messenger. Choose the column that has the number or the name there.
bulk-map-well = { $count ->
    [0] Every column has its place.
    [one] All that is needed has its place; { $count } column is left out.
   *[other] All that is needed has its place; { $count } columns are left out.
}
bulk-map-forgets = Checking the rows again begins with the file as it is. Changes made in the table are forgotten.
bulk-column-at = Column { $at }
bulk-no-samples = Empty
bulk-reading-how = Letters look wrong, or the columns are not divided well?
bulk-reading-sheet = Sheet
bulk-reading-encoding = Encoding
bulk-reading-encoding-hint = Guessed. Change it where letters look wrong.
bulk-reading-separator = Between two columns stands
bulk-reading-header = The first row is a heading
bulk-reading-forgets = The file read in another way forgets the changes made in the table.
bulk-separator-comma = a comma
bulk-separator-semicolon = a semicolon
bulk-separator-tab = a tab
bulk-separator-bar = a vertical bar

bulk-to-columns = Back to columns
bulk-send = { $out ->
    [0] { $count ->
        [0] Nothing to send
        [one] Send { $count } row
       *[other] Send { $count } rows
    }
   *[other] { $count ->
        [one] Send { $count } row, leave out { $out }
       *[other] Send { $count } rows, leave out { $out }
    }
}
bulk-sending = Sending…
bulk-filters = Show
bulk-filter-all = All { $count }
bulk-filter-problems = With problems { $count }
bulk-filter-warnings = Worth a look { $count }
bulk-filter-ready = Ready { $count }
bulk-edit-hint = Enter changes a cell, Tab goes on to the next
bulk-sum-ready = { $count ->
    [one] { $count } is ready
   *[other] { $count } are ready
}
bulk-sum-adds = { $count } new
bulk-sum-changes = { $count ->
    [one] { $count } changes
   *[other] { $count } change
}
bulk-sum-same = { $count ->
    [one] { $count } is there already, just so
   *[other] { $count } are there already, just so
}
bulk-sum-problems = { $count ->
    [one] { $count } has problems and stays out
   *[other] { $count } have problems and stay out
}
bulk-sum-skipped = { $count } left out by you
bulk-compared = { $kind ->
    [contacts] Compared with the contacts as they were read at { $when }
   *[other] Compared with the users as they were read at { $when }
}
bulk-compared-not = { $kind ->
    [contacts] The client’s contacts were never read here in full, so new and changed ones cannot be told apart.
   *[other] The client’s users were never read here in full, so new and changed ones cannot be told apart.
}
bulk-compare = Read again
bulk-compare-first = Read them
bulk-comparing = { $what ->
    [contacts] { $count ->
        [0] Reading the client’s contacts to compare with
        [one] Reading the client’s contacts to compare with, { $count } so far
       *[other] Reading the client’s contacts to compare with, { $count } so far
    }
   *[users] { $count ->
        [0] Reading the client’s users to compare with
        [one] Reading the client’s users to compare with, { $count } so far
       *[other] Reading the client’s users to compare with, { $count } so far
    }
}
bulk-compare-failed = { $kind ->
    [contacts] The client’s contacts could not be read
   *[other] The client’s users could not be read
}
bulk-compare-failed-text = { $told ->
    [no] New and changed ones cannot be told apart until that works. You can go on all the same.
   *[yes] The rows stay compared with what was read before. You can go on all the same.
}
bulk-edit-refused = { $about ->
    [row] { $count ->
        [one] Row { $row } was not changed
       *[other] Row { $row } was not changed, and { $count } changes in all were not kept
    }
   *[cell] { $count ->
        [one] { $title } in row { $row } was not kept; it stands in its cell
       *[other] { $title } in row { $row } was not kept, one of { $count } changes; they stand in their cells
    }
}
bulk-edit-drop = Forget what was typed
bulk-edits-lost = Not everything you typed into the table was kept. Open it and look at the cells again.
bulk-cell-refused = This was typed, and it was not kept
bulk-other = { $action ->
    [delete] { $kind ->
        [contacts] Contacts of this client are being deleted. This can go out when that is over.
       *[other] Users of this client are being deleted. This can go out when that is over.
    }
   *[import] { $kind ->
        [contacts] Another import of contacts is under way for this client. This can go out when that is over.
       *[other] Another import of users is under way for this client. This can go out when that is over.
    }
}
bulk-just-changed = It was just going on to something else, so nothing was done. Look at how it stands now.
bulk-throw-title = Throw this table away?
bulk-throw-text = { $named ->
    [file] What you changed in the table goes with it. { $file } itself stays as it is.
   *[none] What you changed in the table goes with it.
}
bulk-throw-keep = Keep it
bulk-rows = Rows
bulk-column-row = Row
bulk-column-check = What happens
bulk-column-end = How it stands
bulk-cell = { $title }, row { $row }
bulk-empty = empty
bulk-no-rows = No rows here.
bulk-left-out = Left out
bulk-leave-out = Leave out
bulk-leave-out-row = Leave out row { $row }
bulk-take-in = Take in
bulk-take-in-row = Take in row { $row }
bulk-has-problems = { $count ->
    [one] A problem
   *[other] { $count } problems
}
bulk-effect-add = New
bulk-effect-change = Changes
bulk-effect-same = There already, just so
bulk-effect-unknown = Ready
bulk-problem-required = { $title } is missing. Fill it in.
bulk-problem-too-short = { $title } is shorter than { $limit } characters. Write more.
bulk-problem-too-long = { $title } is longer than { $limit } characters. Shorten it.
bulk-problem-long-elsewhere = { $title } is longer than { $limit } characters, which not every part of the service takes.
bulk-problem-phone = { $title } is no phone number. Write it with + and its country code, like +371 20000001.
bulk-problem-no-country-code = { $title } lacks its country code. Write it with +, like +371 20000001.
bulk-problem-unusual = { $title } looks unusual for its country. Check it.
bulk-problem-rounded = { $title } was rounded by the spreadsheet, and its last digits are lost. Write it anew.
bulk-problem-garbled = { $title } has letters that could not be read. Correct it here, or choose another encoding.
bulk-problem-repeats-row = { $title } is the same as in row { $limit }. Keep one of them.
bulk-problem-repeated = { $title } is there twice. Keep one of them.
bulk-problem-taken = { $title } belongs to another user of this client. Correct it or leave it empty.
bulk-problem-chat-taken = Another contact of this client has the same { $title } already. Look whether they are the same person.
bulk-problem-not-chat-id = { $title } must be the chat’s ID as the service shows it, without spaces and without @.
bulk-problem-not-username = { $title } must be the name in the messenger, without spaces, like anna_petrova.
bulk-problem-may-be-lost = { $title } is empty here, and what the client has there now may be lost.
bulk-problem-unknown = The server does not accept { $title } as it is.

bulk-stopping = Stopping…
bulk-waits-for = { $kind ->
    [contacts] { $count ->
        [one] { $count } contact
       *[other] { $count } contacts
    }
   *[other] { $count ->
        [one] { $count } user
       *[other] { $count } users
    }
} will be deleted in { $seconds } s
bulk-waits-text = Nothing has been sent. When the console is closed now, nobody is deleted.
bulk-undo = Undo
bulk-undoing = Undoing…
bulk-undo-late = It is being deleted already. You can stop what has not gone out.
bulk-stop = Stop
bulk-stop-checking = Skip reading back
bulk-pause = Pause
bulk-pausing = Pausing…
bulk-go-on = Go on
bulk-going-on = Going on…
bulk-delete-now = { $kind ->
    [contacts] { $count ->
        [one] Delete { $count } contact
       *[other] Delete { $count } contacts
    }
   *[other] { $count ->
        [one] Delete { $count } user
       *[other] Delete { $count } users
    }
}
bulk-progress = How far it is
bulk-pace = { $count ->
    [one] { $count } row a minute
   *[other] { $count } rows a minute
}
bulk-pace-left = { $count ->
    [one] { $count } row a minute, about { $left } left
   *[other] { $count } rows a minute, about { $left } left
}
bulk-quiet = Nothing has come back for { $span }
bulk-left = About { $left } left
bulk-leave-page = You can leave this page; it goes on. When the console is closed, it can go on at the next start.
bulk-interrupted = The console was closed before this was through
bulk-interrupted-text = Every row is kept. It goes on where it stopped.
bulk-interrupted-on-way = { $count ->
    [one] { $count } row was on its way. It is looked at first, and sent again only if it did not arrive.
   *[other] { $count } rows were on their way. They are looked at first, and sent again only if they did not arrive.
}
bulk-interrupted-unbegun = { $action ->
    [delete] { $kind ->
        [contacts] { $count ->
            [one] The contact was not deleted.
           *[other] None of the { $count } contacts was deleted.
        }
       *[other] { $count ->
            [one] The user was not deleted.
           *[other] None of the { $count } users was deleted.
        }
    }
   *[import] No row was sent.
}
bulk-paused-text = Nothing is on its way. Every row is kept, also when the console is closed.
bulk-paused-itself = It had to stop. Every row is kept.
bulk-is-reading = { $named ->
    [file] { $count ->
        [0] Reading { $file }
        [one] Reading { $file }, { $count } row so far
       *[other] Reading { $file }, { $count } rows so far
    }
   *[none] { $count ->
        [0] Reading the pasted rows
        [one] Reading the pasted rows, { $count } so far
       *[other] Reading the pasted rows, { $count } so far
    }
}
bulk-is-mapping = { $named ->
    [file] The columns of { $file } are still to be named
   *[none] The columns of the pasted rows are still to be named
}
bulk-is-ready = { $named ->
    [file] { $count ->
        [one] { $count } row of { $file } is checked and not sent
       *[other] { $count } rows of { $file } are checked and not sent
    }
   *[none] { $count ->
        [one] { $count } pasted row is checked and not sent
       *[other] { $count } pasted rows are checked and not sent
    }
}
bulk-is-waiting = { $kind ->
    [contacts] { $count ->
        [one] { $count } contact will be deleted unless you undo it
       *[other] { $count } contacts will be deleted unless you undo it
    }
   *[other] { $count ->
        [one] { $count } user will be deleted unless you undo it
       *[other] { $count } users will be deleted unless you undo it
    }
}
bulk-is-sending = { $action ->
    [delete] { $kind ->
        [contacts] Deleting contacts, { $done } of { $total }
       *[other] Deleting users, { $done } of { $total }
    }
   *[import] { $kind ->
        [contacts] Importing contacts, { $done } of { $total }
       *[other] Importing users, { $done } of { $total }
    }
}
bulk-is-checking = Reading back what arrived, { $done } of { $total }
bulk-is-looking = Looking at what the client has already, { $done } of { $total }
bulk-is-paused = { $action ->
    [delete] { $kind ->
        [contacts] The deletion of contacts is paused at { $done } of { $total }
       *[other] The deletion of users is paused at { $done } of { $total }
    }
   *[import] { $kind ->
        [contacts] The import of contacts is paused at { $done } of { $total }
       *[other] The import of users is paused at { $done } of { $total }
    }
}
bulk-is-interrupted = { $action ->
    [delete] { $kind ->
        [contacts] Deleting contacts was interrupted at { $done } of { $total }
       *[other] Deleting users was interrupted at { $done } of { $total }
    }
   *[import] { $kind ->
        [contacts] The import of contacts was interrupted at { $done } of { $total }
       *[other] The import of users was interrupted at { $done } of { $total }
    }
}
bulk-is-unbegun = { $action ->
    [delete] { $kind ->
        [contacts] { $count ->
            [one] { $count } contact was to be deleted when the console was closed; it is still there
           *[other] { $count } contacts were to be deleted when the console was closed; all are still there
        }
       *[other] { $count ->
            [one] { $count } user was to be deleted when the console was closed, and is still there
           *[other] { $count } users were to be deleted when the console was closed; all are still there
        }
    }
   *[import] { $kind ->
        [contacts] An import of contacts was interrupted before anything was sent
       *[other] An import of users was interrupted before anything was sent
    }
}
bulk-is-done = { $action ->
    [delete] { $kind ->
        [contacts] { $count ->
            [one] { $count } contact is deleted
           *[other] { $count } contacts are deleted
        }
       *[other] { $count ->
            [one] { $count } user is deleted
           *[other] { $count } users are deleted
        }
    }
   *[import] { $kind ->
        [contacts] { $count ->
            [one] { $count } contact is imported and confirmed
           *[other] All { $count } contacts are imported and confirmed
        }
       *[other] { $count ->
            [one] { $count } user is imported and confirmed
           *[other] All { $count } users are imported and confirmed
        }
    }
}
bulk-is-done-but = { $action ->
    [delete] { $left ->
        [one] The deletion is over, and { $left } of { $count } needs a look
       *[other] The deletion is over, and { $left } of { $count } need a look
    }
   *[import] { $kind ->
        [contacts] { $left ->
            [one] The import of contacts is over, and { $left } of { $count } rows needs a look
           *[other] The import of contacts is over, and { $left } of { $count } rows need a look
        }
       *[other] { $left ->
            [one] The import of users is over, and { $left } of { $count } rows needs a look
           *[other] The import of users is over, and { $left } of { $count } rows need a look
        }
    }
}
bulk-is-stopped = { $action ->
    [delete] The deletion was stopped with { $done } of { $count } gone
   *[import] { $kind ->
        [contacts] { $count ->
            [one] The import of contacts was stopped with { $done } of { $count } row confirmed
           *[other] The import of contacts was stopped with { $done } of { $count } rows confirmed
        }
       *[other] { $count ->
            [one] The import of users was stopped with { $done } of { $count } row confirmed
           *[other] The import of users was stopped with { $done } of { $count } rows confirmed
        }
    }
}

bulk-confirmed = Confirmed
bulk-confirmed-note = Read back and equal
bulk-accepted = Unconfirmed
bulk-accepted-note = Sent, not seen since
bulk-differs = Differs
bulk-differs-note = Another value is there
bulk-refused = Refused
bulk-refused-note = The server said no
bulk-not-sent = Not sent
bulk-not-sent-note = Did not get there
bulk-gone = Gone
bulk-gone-note = Looked for and not there
bulk-gone-accepted-note = Sent, not seen to be gone
bulk-still-there = Still there
bulk-still-there-note = Deleted, and listed all the same
bulk-gone-refused-note = The server said no
bulk-gone-not-sent-note = Nobody was asked
bulk-row-waiting = Waits
bulk-row-sending = On its way
bulk-why-same = Was there already, just so.
bulk-why-not-found = Was not there any more.
bulk-why-skipped = Left out by you.
bulk-why-stopped = The work ended before its turn.
bulk-why-still-there = The deletion was taken, but the list still has it. Look again in a minute.
bulk-why-phone-dropped = The phone did not arrive: the server drops numbers it cannot read. Correct it and send the row again.
bulk-why-differs = { $title } is not what was sent. Look at it in the table.
bulk-why-accepted = The server took it, but it could not be read back. Check again.
bulk-why-no-answer = { $action ->
    [delete] It was sent, and no answer came, so it may be gone or not. Check again.
   *[import] It was sent, and no answer came, so it may have arrived or not. Check again.
}
bulk-why-not-arrived = No answer came, and a later look did not find it. Send it again.
bulk-why-refused = The server refused this row without a reason we know.
bulk-why-refused-fields = { $count ->
    [one] The server does not accept this value: { $titles }.
   *[other] The server does not accept these values: { $titles }.
}
bulk-result-well = { $action ->
    [delete] { $count ->
        [one] It is gone
       *[other] All { $count } are gone
    }
   *[import] { $count ->
        [one] The row arrived and was read back
       *[other] All { $count } rows arrived and were read back
    }
}
bulk-result-but = { $action ->
    [delete] { $count ->
        [one] { $left ->
            [one] { $count } is gone, { $left } needs a look
           *[other] { $count } is gone, { $left } need a look
        }
       *[other] { $left ->
            [one] { $count } are gone, { $left } needs a look
           *[other] { $count } are gone, { $left } need a look
        }
    }
   *[import] { $count ->
        [one] { $left ->
            [one] { $count } row arrived, { $left } needs a look
           *[other] { $count } row arrived, { $left } need a look
        }
       *[other] { $left ->
            [one] { $count } rows arrived, { $left } needs a look
           *[other] { $count } rows arrived, { $left } need a look
        }
    }
}
bulk-result-stopped = Stopped, once what was on its way had arrived
bulk-adds-up = { $action ->
    [delete] { $count ->
        [one] It is in exactly one of these
       *[other] Each of the { $count } is in exactly one of these
    }
   *[import] { $count ->
        [one] The row is in exactly one of these
       *[other] Each of the { $count } rows is in exactly one of these
    }
}
bulk-failures-menu = What failed
bulk-failures-file = { $action ->
    [delete] { $kind ->
        [contacts] { $client } contacts not deleted
       *[other] { $client } users not deleted
    }
   *[import] { $kind ->
        [contacts] { $client } contacts not imported
       *[other] { $client } users not imported
    }
}
bulk-save-xlsx = Export as Excel, with reasons
bulk-save-csv = Export as CSV, with reasons
bulk-saved = { $action ->
    [delete] { $count ->
        [one] { $count } row is saved.
       *[other] { $count } rows are saved.
    }
   *[import] { $count ->
        [one] { $count } row is saved. Importing it again ignores the column of reasons.
       *[other] { $count } rows are saved. Importing them again ignores the column of reasons.
    }
}
bulk-saving = Saving…
bulk-again = { $action ->
    [delete] { $count ->
        [one] Delete it again
       *[other] Delete these { $count } again
    }
   *[import] { $count ->
        [one] Import this row again
       *[other] Import these { $count } rows again
    }
}
bulk-again-many = More than { $count } are not deleted again from here. Choose them in the table and delete them there.
bulk-gathering = Reading the rows that failed, { $count } of { $total }
bulk-look-again = Check again
bulk-looking = Checking…
bulk-finish = Done
bulk-finishing = Closing…
bulk-finish-title = { $action ->
    [delete] { $count ->
        [one] { $count } is not known to be gone
       *[other] { $count } are not known to be gone
    }
   *[import] { $count ->
        [one] { $count } row is not confirmed
       *[other] { $count } rows are not confirmed
    }
}
bulk-finish-text = { $count ->
    [one] Which one that is, and why, is written only here. Save it to a file first, or close this without it.
   *[other] Which ones they are, and why, is written only here. Save them to a file first, or close this without them.
}
bulk-finish-save = Save as Excel and close
bulk-finish-anyway = Close without a file
bulk-gone-title = This is not here any more
bulk-gone-text = It was finished or thrown away.
bulk-to-clients = To the clients

bulk-not-done = That was not done
bulk-notices = Imports and deletions
bulk-look = Open
bulk-hide = Hide
bulk-hide-now = Hide for now
bulk-news = { $client }: { $what }
bulk-offer = { $action ->
    [delete] { $kind ->
        [contacts] Deleting contacts of { $client } was interrupted
       *[other] Deleting users of { $client } was interrupted
    }
   *[import] { $kind ->
        [contacts] An import of contacts into { $client } was interrupted
       *[other] An import of users into { $client } was interrupted
    }
}

people-delete-title = { $kind ->
    [contacts] { $count ->
        [one] Delete { $name }?
       *[other] Delete { $count } contacts?
    }
   *[other] { $count ->
        [one] Delete { $name }?
       *[other] Delete { $count } users?
    }
}
people-delete-lead = { $kind ->
    [contacts] { $count ->
        [one] The contact disappears from the contacts of { $client }.
       *[other] They disappear from the contacts of { $client }.
    }
   *[other] { $count ->
        [one] The user can no longer answer for { $client }.
       *[other] They can no longer answer for { $client }.
    }
}
people-delete-who = { $kind ->
    [contacts] Contacts to be deleted
   *[other] Users to be deleted
}
people-delete-more = and { $count } more
people-delete-type = { $kind ->
    [contacts] Type { $count } to delete { $count } contacts
   *[other] Type { $count } to delete { $count } users
}
people-delete-differs = { $kind ->
    [contacts] Type the number { $count }: so many contacts are deleted.
   *[other] Type the number { $count }: so many users are deleted.
}
people-delete-confirm = Delete
people-deleting = One moment…
