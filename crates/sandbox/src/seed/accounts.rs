//! The demo's client accounts, as a table. Names are invented; ends of plans count from the start.

/// One account: `plan` is tariff, days until it ends (below 0: ended), whether it renews.
pub(super) struct AccountRow {
    pub(super) id: u64,
    pub(super) name: &'static str,
    pub(super) lang: &'static str,
    pub(super) currency: &'static str,
    pub(super) timezone: f64,
    pub(super) registered_days_ago: i64,
    pub(super) last_payment: Option<&'static str>,
    pub(super) plan: Option<(&'static str, i64, bool)>,
}

/// Language, currency, hours from UTC.
type Place = (&'static str, &'static str, f64);
type Plan = Option<(&'static str, i64, bool)>;

const BALTIC: Place = ("en", "EUR", 2.0);
const CENTRAL: Place = ("en", "EUR", 1.0);
const SPAIN: Place = ("es", "EUR", 1.0);
const PORTUGAL: Place = ("pt", "EUR", 0.0);
const BRAZIL: Place = ("pt", "USD", -3.0);
const MEXICO: Place = ("es", "USD", -6.0);
const NEW_YORK: Place = ("en", "USD", -5.0);
const PACIFIC: Place = ("en", "USD", -8.0);
const ALMATY: Place = ("en", "KZT", 5.0);
const INDIA: Place = ("en", "USD", 5.5);

const CLIENT: Option<&str> = Some("client");
const PARTNER: Option<&str> = Some("partner");

const fn row(
    id: u64,
    name: &'static str,
    (lang, currency, timezone): Place,
    registered_days_ago: i64,
    last_payment: Option<&'static str>,
    plan: Plan,
) -> AccountRow {
    AccountRow { id, name, lang, currency, timezone, registered_days_ago, last_payment, plan }
}

pub(super) const ACCOUNTS: &[AccountRow] = &[
    row(24_017_788, "Aurora Dental", BALTIC, 412, PARTNER, Some(("max", 214, true))),
    row(24_017_793, "Baltic Auto Parts", BALTIC, 398, CLIENT, Some(("pro", 6, false))),
    row(24_017_801, "Casa Verde Imóveis", BRAZIL, 377, PARTNER, Some(("pro", 48, true))),
    row(24_017_815, "Delta Logistics", CENTRAL, 351, CLIENT, Some(("max", 19, false))),
    row(24_017_822, "Elena Flowers", BALTIC, 344, PARTNER, Some(("start", 2, false))),
    row(24_017_830, "Fjord Travel", CENTRAL, 309, CLIENT, Some(("inbox", 73, true))),
    row(24_017_844, "Gran Via Clínicas", SPAIN, 288, PARTNER, Some(("waba", 161, true))),
    row(24_017_851, "Hanza Real Estate", BALTIC, 270, CLIENT, Some(("pro", -4, false))),
    row(24_017_866, "Ipanema Surf School", BRAZIL, 251, CLIENT, Some(("start", 27, true))),
    row(24_017_873, "Jardín Botánico Eventos", MEXICO, 246, PARTNER, Some(("inbox", 12, false))),
    row(24_017_880, "Karlova Coffee Roasters", CENTRAL, 230, CLIENT, Some(("start", 95, true))),
    row(24_017_897, "Lisboa Trends Têxteis", PORTUGAL, 212, PARTNER, Some(("pro", 33, true))),
    row(24_017_904, "Medeu Sport", ALMATY, 199, CLIENT, Some(("max", 340, true))),
    row(24_017_912, "Northwind Heating & Plumbing", NEW_YORK, 187, CLIENT, Some(("pro", 58, true))),
    row(24_017_926, "Óptica Miramar", SPAIN, 173, PARTNER, Some(("start", 9, true))),
    row(24_017_933, "Pacific Pet Care", PACIFIC, 158, CLIENT, Some(("inbox", -31, false))),
    row(24_017_941, "Quadrant Law Partners", NEW_YORK, 140, PARTNER, Some(("max", 121, true))),
    row(24_017_958, "Riga Language Academy", BALTIC, 133, CLIENT, Some(("pro", 4, true))),
    row(24_017_967, "Silk Road Tours", ALMATY, 120, CLIENT, Some(("start", 21, false))),
    row(24_017_975, "Taller Hermanos Ortega", MEXICO, 104, PARTNER, Some(("free", -12, false))),
    row(24_017_982, "Udaipur Handicrafts", INDIA, 92, CLIENT, Some(("inbox", 66, true))),
    row(24_017_990, "Vila Nova Padarias", PORTUGAL, 81, PARTNER, Some(("start", 15, true))),
    row(24_018_003, "Westerly Insurance", PACIFIC, 63, CLIENT, Some(("waba", 300, true))),
    row(
        24_018_011,
        "Sociedad Cooperativa de Productores de Aceite de Oliva Virgen Extra de Jaén",
        SPAIN,
        51,
        PARTNER,
        Some(("pro", 40, false)),
    ),
    row(24_018_024, "Yellow Door Interiors", CENTRAL, 37, CLIENT, Some(("free", 5, false))),
    row(24_018_036, "Zhetysu Agro", ALMATY, 22, PARTNER, Some(("max", 343, true))),
    row(24_018_042, "Ardent Fitness Studio", NEW_YORK, 9, None, None),
    row(24_018_057, "Bodega del Sur", SPAIN, 1, None, None),
];
