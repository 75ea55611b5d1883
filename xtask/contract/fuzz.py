"""Sets the fuzzer on a sandbox: fuzz.py ORIGIN [options of `schemathesis run`].

Started by `cargo xtask contract` inside the virtual environment made from requirements.txt. It gets from
the sandbox what the configuration needs, a client's token and channels in a certain state, fills them
into schemathesis.toml, and leaves everything else to that file and to hooks.py.
"""

import base64
import json
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent

# The sandbox's partner, and the one client of its demo who also has a key of v3.
LOGIN = "demo@partner.example:demo-partner"
ACCOUNT = "24017788"
SCOPE = "transport,crm"

# The sandbox is on this machine: a proxy named in the environment has no business here.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(address: str, credentials: str | None = None, body: dict | None = None) -> dict:
    """Calls a method of the sandbox and gives its answer; POST when there is a body."""
    headers = {"Content-Type": "application/json"}
    if credentials:
        headers["Authorization"] = credentials
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data=data, headers=headers)
    with DIRECT.open(request, timeout=10) as answer:
        return json.load(answer)


def client_token(origin: str) -> str:
    """An access token of the client, by the two steps of simplified authorization."""
    login = "Basic " + base64.b64encode(LOGIN.encode()).decode()

    def token(grant: dict) -> str:
        return call(f"{origin}/v2/oauth/token", login, grant)["data"]["access_token"]

    machine = token({"grant_type": "client_credentials", "client_credentials_data": {"scope": SCOPE}})
    exchange = {
        "subject_token": machine,
        "subject_token_type": "urn:wazzup:oauth:token-type:machine_token",
        "requested_subject": ACCOUNT,
        "scope": SCOPE,
    }
    grant = "urn:ietf:params:oauth:grant-type:token-exchange"
    return token({"grant_type": grant, "token_exchange_data": exchange})


def connecting_channel(origin: str, token: str, transport: str) -> str:
    """A fresh channel that shows a code to be scanned."""
    body = {"transport": transport, "credentials": {}}
    answer = call(f"{origin}/v2/channels", f"Bearer {token}", body)
    channel = answer["data"][0]["channel_id"]
    for _ in range(100):
        try:
            call(f"{origin}/_sandbox/qr/{channel}")
            return channel
        except urllib.error.HTTPError:
            time.sleep(0.1)
    sys.exit("fuzz.py: the sandbox showed no code within ten seconds")


def subscriptions(origin: str, token: str) -> list[str]:
    """The ids of fresh subscriptions; many, because the fuzzer also removes them."""
    pair = {"url": "https://console.example/h/made-up", "event": "channel.create"}
    answer = call(f"{origin}/v2/webhooks", f"Bearer {token}", {"data": [pair] * 50})
    return [subscription["id"] for subscription in answer["data"]]


def configuration(origin: str) -> str:
    """What schemathesis.toml says, with this sandbox's values in the places left for them."""
    token = client_token(origin)
    waiting = connecting_channel(origin, token, "tgapi")
    # A password that no example has, so that the channel goes on asking for it.
    scan = {"action": "scan_with_2fa", "password": "not in any example"}
    call(f"{origin}/_sandbox/phone/{waiting}", body=scan)
    return Template((HERE / "schemathesis.toml").read_text(encoding="utf-8")).substitute(
        CLIENT_TOKEN=token,
        WAITING_CHANNEL=waiting,
        QR_CHANNEL=connecting_channel(origin, token, "whatsapp"),
        OTHER_CHANNEL=connecting_channel(origin, token, "viber"),
        SUBSCRIPTIONS=json.dumps(subscriptions(origin, token)),
    )


def main() -> None:
    origin, *options = sys.argv[1:]
    config = Path("schemathesis.toml").absolute()
    config.write_text(configuration(origin), encoding="utf-8")
    os.environ.update(NO_PROXY="127.0.0.1", SCHEMATHESIS_HOOKS=str(HERE / "hooks.py"))
    description = f"{origin}/_sandbox/openapi.json"
    sys.argv[1:] = ["--config-file", str(config), "run", description, "--url", origin, *options]

    from schemathesis.cli import schemathesis

    schemathesis()


if __name__ == "__main__":
    main()
