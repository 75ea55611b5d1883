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
error-unreadable = The server's answer could not be read. Try again; if it stays so, send the details to support.
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
field-repeated = This is in the list twice. Keep one of them.
field-not-return = There is no code in it. Copy the whole address from the browser’s address bar.
field-other-attempt = This address belongs to another attempt. Use the one from the page opened last.
field-unknown = The server does not accept this value.

copy-failed = Copying did not work here. Select the text and copy it by hand.

## The frame

nav-label = Main
nav-clients = Clients
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

## A client's channels and subscription in one line

health-not-checked = Not checked
health-not-checked-since = Not checked since { $when }
health-checking = Checking…
health-no-channels = No channels yet
health-works = { $channel } works
health-all-work = { $count ->
    [one] The channel works
   *[other] All { $count } channels work
}
health-several-wrong = { $wrong } of { $count } channels need attention
health-waits-for-scan = Waiting for the client to scan
health-scan-again = { $channel } must be scanned again
health-waits-for-password = { $channel } waits for its password
health-waits-for-code = { $channel } waits for its code
health-syncing = { $channel } is reading its chats
health-foreign-phone = { $channel } was scanned by another phone
health-elsewhere = { $channel } is open elsewhere
health-unpaid = { $channel } unpaid
health-unauthorized = { $channel } must be authorized again
health-blocked = { $channel } was blocked
health-rejected = { $channel } was rejected
health-starting = { $channel } is starting
health-permission-needed = Access must be allowed again
health-off = { $channel } is off
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

## A client's own account

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
crumb-channels = Channels
copied = Copied

connect-whatsapp = Connect WhatsApp
account-tabs = Parts of this client
tab-channels = Channels
tab-details = Details

names-edit = Name and notes
names-title = Name and notes
names-lead = Kept on this computer only. Wazzup's list of clients has no names.
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
channels-scan = Scan again
channels-reconnect = Reconnect
channels-empty-title = No channels yet
channels-empty-note = A channel is a messenger number this client writes from. The client's phone is all it takes.
channel-no-number = No number yet

channel-active = Works
channel-qr = Waiting for the scan
channel-qridle = Must be scanned again
channel-password = Waiting for the two-step password
channel-enter-code = Waiting for a code
channel-sync = Loading chats
channel-foreign = Another phone was scanned
channel-elsewhere = Open in another account
channel-unpaid = Not paid for
channel-unauthorized = Must be authorised again
channel-blocked = Blocked by Meta
channel-rejected = Rejected by Meta
channel-init = Starting
channel-disabled = Switched off
channel-other = { $reason }

why-active = Messages arrive and can be answered.
why-qr = { $messenger } shows a code and waits for the client's phone.
why-qridle = Nobody scanned in time, or the phone was unlinked.
why-password = The client's account asks for its own password.
why-enter-code = { $messenger } sent the client a code that has to be typed here.
why-sync = The phone is linked. This takes a minute or two.
why-foreign = The code was scanned by a different number than this channel's.
why-elsewhere = The number already works in another Wazzup account. Disconnect it there first.
why-unpaid = The subscription has no paid place for it. It works again once that is paid.
why-unauthorized = { $messenger } ended the session. Connecting again restores it.
why-blocked = Meta's business support can tell why and lift it.
why-rejected = Meta did not accept the number or its profile. The reason is in Meta's business account.
why-init = The service is preparing it.
why-disabled = It was switched off or its subscription ended. The conversations are kept.
why-other = The service says this in its own words.

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

ask-over = Connect { $messenger } for { $client }
ask-title = Which number will be connected?
ask-lead = If another phone is scanned by mistake, you will know at once.
ask-phone-label = Phone number
ask-phone-hint = With the country code.
ask-phone-empty = Write the number, or choose “I don't know it”.
ask-phone-wrong = This number is too short or too long for its country. Check the digits.
ask-start = Continue
ask-skip = I don't know it
ask-failed = The connection could not be started
ask-link-note = They get a page with the code, and it is watched here

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

stage-pill-preparing = Getting ready
stage-pill-waiting-code = The code is on its way
stage-pill-phone = Waiting for the phone
stage-pill-phone-expected = Waiting for the phone with { $expected }
stage-pill-no-code = No code on this screen
stage-lead-no-address = Codes reach only computers that the service can call, and this one has no public address. Two other ways work.
stage-lead-no-events = The service would not send its codes here just now. Two other ways work.
stage-pill-broken = The code is damaged
stage-title-broken = This code cannot be shown
stage-lead-broken = The picture that came was damaged. The next one may be fine; it comes by itself, or ask for it now.
stage-pill-unknown = The answer was lost
stage-title-unknown = Was the channel created?
stage-lead-unknown = The request was sent, but no answer came. The console looks for the channel and never sends twice by itself.
stage-pill-password = Scanned, one step left
stage-title-password = The client's own password
stage-lead-password = This { $messenger } account is protected by a two-step password. The client knows it; it goes straight to the service and is not kept.
stage-pill-enter-code = Scanned, one step left
stage-title-enter-code = The code { $messenger } sent
stage-lead-enter-code = { $messenger } asks for a code it sent to the client. It goes straight to the service and is not kept.
stage-pill-syncing = The phone is linked
stage-title-syncing = Scanned. Loading chats
stage-lead-syncing = Keep the phone switched on and online. This takes a minute or two.
stage-pill-confirm = Connected, now compare
stage-pill-differs = A different number
stage-title-confirm = Is this the right number?
stage-lead-confirm = Compare it with the number the client writes from. Only then is the connection finished.
stage-lead-confirm-unknown = The service did not tell the number in full. Ask the client which phone was scanned.
stage-lead-differs = You expected { $expected }. This phone has another number, and its chats would come to { $client }.
stage-pill-connected = Works
stage-title-connected = { $messenger } is connected
stage-lead-connected = { $client } now writes from { $phone }.
stage-lead-connected-unknown = { $client } can write to clients now.
stage-pill-expired = Nobody scanned
stage-title-expired = The codes have run out
stage-lead-expired = { $messenger } stops showing codes after a while. Nothing is lost: take the phone in hand, then ask for a new one.
stage-pill-foreign = A different phone
stage-title-foreign = Another phone was scanned
stage-lead-foreign = This channel belongs to a different number. Scan with that phone, or remove the channel and connect this one anew.
stage-lead-foreign-expected = The phone with { $expected } was expected. Scan with that one, or remove the channel.
stage-lead-foreign-both = { $phone } was scanned, but { $expected } was expected. Scan with that one, or remove the channel.
stage-pill-unpaid = Not paid for
stage-title-unpaid = There is no paid place for this channel
stage-lead-unpaid = Add a place or pay the subscription of { $client }, then try again. The channel stays as it is.
stage-pill-elsewhere = Open elsewhere
stage-title-elsewhere = This number works in another account
stage-lead-elsewhere = It is connected in a different Wazzup account. Disconnect it there and try again, or scan with another phone.
stage-pill-unauthorized = Signed out
stage-title-unauthorized = { $messenger } ended the session
stage-lead-unauthorized = The phone was unlinked or signed out. Scanning once more restores it; the conversations are kept.
stage-pill-blocked = Blocked
stage-title-blocked = The messenger has blocked this channel
stage-lead-blocked = It cannot be lifted from here. The messenger's business support can tell why.
stage-pill-rejected = Rejected
stage-title-rejected = The messenger did not accept this channel
stage-lead-rejected = Its number or profile was turned down. The reason is in the messenger's business account.
stage-pill-disabled = Switched off
stage-title-disabled = The channel was switched off
stage-lead-disabled = The service gives no reason. A new code usually brings it back.
stage-pill-stuck = No news for a while
stage-title-stuck = This takes longer than it should
stage-lead-stuck = Three things help, in this order.
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
stage-lead-link = Send this link. It opens a page with a code to scan; this screen notices when it is done.
stage-title-pairing = Type this code on the phone
stage-title-pairing-phone = Which phone gets the pairing code?
stage-lead-pairing-phone = { $messenger } makes the code for one number only.

step-open = Open { $messenger }
step-open-note = on the phone that clients write to
step-settings = Tap Settings, then Linked devices
step-settings-note = on Android: the three dots, top right
step-point = Tap Link a device and point it here
step-point-note = the code changes by itself, no hurry
step-open-linked = Open Linked devices in { $messenger }
step-open-linked-note = under Settings; on Android: the three dots
step-instead = Tap Link with phone number instead
step-instead-note = below the camera, after Link a device
step-type = Type the code
step-type-note = letters and digits, without a space

way-code-title = Phone at hand?
way-code-note = Scan the code on this screen
way-code = Show the code
way-pairing-title = Can't scan?
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
leg-phone = The client's phone links
leg-password = Waiting for the two-step password
leg-enter-code = Waiting for the code from { $messenger }
leg-number = The number is compared
leg-sync = Loading chats
leg-link = Link made
leg-elsewhere = Waiting for the client to scan
leg-removing = Removing the channel

mark-broken = No picture to show
mark-expired = No more codes
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
leave-keep-note = The phone can still be scanned. The client's page shows how it goes.
leave-keep-note-link = The link stays good. The client's page shows when it was used.
leave-keep = Keep waiting
leave-keep-busy = One moment…
leave-remove-title = Remove the channel
leave-remove-note = It is deleted from the account. A new one can be made at any time.
leave-remove-note-known = It is deleted from the account. The conversations are kept.
leave-remove = Remove
leave-remove-busy = Removing…
leave-stop-title = Stop watching
leave-stop-note = The link may still be used; the console no longer waits for it.
leave-stop = Stop
leave-stay = Stay here

phone-label = The client's phone, played by you
phone-title = The client's phone
phone-scan = Scan the code
phone-scan-2fa = Scan, with a password
phone-foreign = Scan with another number
phone-pairing = Type the pairing code
phone-walk = Walk away
phone-says-wait = Nothing to do yet
phone-says-scan = What does the client do?
phone-says-pairing = A pairing code can be typed
phone-says-password = The password is { $password }
phone-says-linking = Linking…
phone-says-linked = Linked
phone-says-away = Away. The codes run on
