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
field-not-return = There is no code in it. Copy the whole address from the browser’s address bar.
field-other-attempt = This address belongs to another attempt. Use the one from the page opened last.
field-unknown = The server does not accept this value.

copy-failed = Copying did not work here. Select the text and copy it by hand.

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
