from tests.access.registry import Row, everyone, signed_in

# Someone signed in already is sent on from the doors.
DOOR = Row(
    get=signed_in(302) | {"stranger": 200}, post=signed_in(302) | {"stranger": 200}
)
CODE = Row(get=everyone(302), post=everyone(302))

ROWS = {
    "sign_in": DOOR,
    "account_login": DOOR,
    "account_request_login_code": DOOR,
    "account_signup": DOOR,
    "account_confirm_login_code": CODE,
    "sign_in_link": Row(
        get=everyone(200),
        post=everyone(302),
        kwargs=lambda world: {"token": world.link},
    ),
    "sign_in_link (made up)": Row(
        get=everyone(200), post=everyone(410), kwargs=lambda world: {"token": "made-up"}
    ),
    "sign_out": Row(get=everyone(200), post=everyone(302)),
    "preferences": Row(get=signed_in(405), post=signed_in(302)),
}
