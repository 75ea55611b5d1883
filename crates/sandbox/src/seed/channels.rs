//! The demo's channels, as a table. Numbers are from ranges kept for fiction or plainly invented.

use crate::channel::Reason::{
    Blocked, ForeignPhone, NotEnoughMoney, OpenElsewhere, Qr, QrIdle, Rejected, Sync, Unauthorized,
    WaitForCode, WaitForPassword,
};
use crate::channel::Status::{Active, Disabled, Init};
use crate::channel::{Reason, Status};

/// One channel of an account; a missing name is the number.
pub(super) struct ChannelRow {
    pub(super) account: u64,
    pub(super) transport: &'static str,
    pub(super) status: Status,
    pub(super) reason: Option<Reason>,
    pub(super) phone: Option<&'static str>,
    pub(super) name: Option<&'static str>,
    pub(super) username: Option<&'static str>,
    pub(super) tier: Option<&'static str>,
    pub(super) older: bool,
}

const fn on(account: u64, transport: &'static str, phone: &'static str) -> ChannelRow {
    ChannelRow {
        account,
        transport,
        status: Active,
        reason: None,
        phone: Some(phone),
        name: None,
        username: None,
        tier: None,
        older: false,
    }
}

impl ChannelRow {
    const fn named(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    const fn user(self, username: &'static str) -> Self {
        Self { username: Some(username), ..self }
    }

    const fn tier(self, tier: &'static str) -> Self {
        Self { tier: Some(tier), ..self }
    }

    const fn off(self, reason: Reason) -> Self {
        Self { status: Disabled, reason: Some(reason), ..self }
    }

    const fn starting(self, reason: Reason) -> Self {
        Self { status: Init, reason: Some(reason), ..self }
    }

    const fn without_reason(self, status: Status) -> Self {
        Self { status, reason: None, ..self }
    }

    const fn older(self) -> Self {
        Self { older: true, ..self }
    }

    const fn never_connected(self) -> Self {
        Self { phone: None, ..self }
    }
}

/// The channels of the account that is not the partner's.
pub(super) const FOREIGN_CHANNELS: [ChannelRow; 3] = [
    on(90_000_001, "whatsapp", "37120000901").named("Harbour Bakery orders"),
    on(90_000_001, "tgapi", "37120000902").user("harbour_bakery"),
    on(90_000_001, "viber", "37120000903").off(QrIdle),
];

pub(super) const CHANNELS: &[ChannelRow] = &[
    on(24_017_788, "whatsapp", "37120000101").named("Aurora reception"),
    on(24_017_788, "tgapi", "37120000102").user("aurora_dental"),
    on(24_017_788, "instAPI", "aurora.dental").named("Aurora on Instagram"),
    on(24_017_788, "whatsapp", "37120000103").named("Aurora, second surgery"),
    on(24_017_788, "viber", "37120000104").named("Aurora reminders"),
    on(24_017_793, "whatsapp", "37120000117").named("Parts, Riga").off(QrIdle).older(),
    on(24_017_793, "viber", "37120000118"),
    on(24_017_801, "wapi", "5511900000101").named("Casa Verde").tier("TIER_1K"),
    on(24_017_801, "whatsapp", "5511900000102").named("Casa Verde locação"),
    on(24_017_815, "whatsapp", "4915550000101").named("Dispatch").off(Unauthorized),
    on(24_017_815, "telegram", "DeltaDispatchBot").user("DeltaDispatchBot"),
    on(24_017_822, "whatsapp", "37120000133").named("Flower shop").off(NotEnoughMoney),
    on(24_017_830, "whatsapp", "4790000101").named("Bookings"),
    on(24_017_830, "max", "4790000102").never_connected().starting(Qr),
    on(24_017_844, "wapi", "34600000101").named("Gran Via, citas").tier("TIER_10K"),
    on(24_017_844, "wapi", "34600000102")
        .named("Gran Via, urgencias")
        .tier("TIER_250")
        .off(Blocked),
    on(24_017_844, "wapi", "34600000103").named("Gran Via, nueva").tier("TIER_0").off(Rejected),
    on(24_017_851, "whatsapp", "37120000147").named("Hanza sales").off(NotEnoughMoney),
    on(24_017_851, "tgapi", "37120000148").user("hanza_estate").off(NotEnoughMoney),
    on(24_017_866, "whatsapp", "5521900000105").named("Surf school").off(ForeignPhone),
    on(24_017_873, "tgapi", "525500000107").starting(WaitForPassword),
    on(24_017_880, "whatsapp", "420600000109").named("Roastery").off(OpenElsewhere),
    on(24_017_880, "instAPI", "karlova.coffee"),
    on(24_017_897, "whatsapp", "351900000111").named("Encomendas"),
    on(24_017_897, "tgapi", "351900000112").starting(WaitForCode),
    on(24_017_904, "whatsapp", "77000000113").named("Medeu rink").starting(Sync),
    on(24_017_904, "max", "77000000114").named("Medeu club"),
    on(24_017_912, "whatsapp", "12025550101").named("Service desk"),
    on(24_017_912, "whatsapp", "12025550102").named("Night line"),
    on(24_017_926, "avito", "optica-miramar").named("Óptica Miramar").without_reason(Disabled),
    on(24_017_926, "whatsapp", "34600000115").named("Tienda"),
    on(24_017_933, "whatsapp", "12025550117").named("Pet care").off(NotEnoughMoney),
    on(24_017_941, "wapi", "12025550119").named("Quadrant").tier("TIER_100K"),
    on(24_017_941, "telegram", "QuadrantIntakeBot").user("QuadrantIntakeBot"),
    on(24_017_958, "whatsapp", "37120000152").named("Academy").off(QrIdle),
    on(24_017_958, "vk", "rigalanguage").named("Academy on VK"),
    on(24_017_967, "tgapi", "77000000121").user("silkroad_tours"),
    on(24_017_967, "maxbot", "SilkRoadToursBot").user("SilkRoadToursBot"),
    on(24_017_975, "whatsapp", "525500000123").named("Taller").off(NotEnoughMoney),
    on(24_017_982, "whatsapp", "910000000125").named("Workshop"),
    on(24_017_990, "viber", "351900000127").named("Padarias").off(Unauthorized),
    on(24_017_990, "whatsapp", "351900000128").named("Padarias, loja 2"),
    on(24_018_003, "wapi", "12025550131").named("Claims").tier("TIER_UNLIMITED"),
    on(24_018_003, "wapi", "12025550132").named("Sales").tier("TIER_50"),
    on(24_018_011, "whatsapp", "34600000133").named("Pedidos de la cooperativa"),
    on(24_018_024, "whatsapp", "4915550000135").never_connected().without_reason(Init),
    on(24_018_036, "whatsapp", "77000000137").named("Zhetysu office"),
    on(24_018_036, "tgapi", "77000000138").user("zhetysu_agro"),
];
