//! The shapes of requests and answers as the published description names them. These types are described
//! and never made: handlers read and write JSON by hand, and `cargo xtask contract` shows where the two
//! differ.

pub(crate) mod accounts;
pub(crate) mod authorize;
pub(crate) mod channels;
pub(crate) mod contacts;
pub(crate) mod events;
pub(crate) mod links;
pub(crate) mod oauth;
pub(crate) mod problem;
pub(crate) mod settings;
pub(crate) mod users;
pub(crate) mod v3_users;
pub(crate) mod webhooks;
pub(crate) mod words;

use std::marker::PhantomData;

use utoipa::__dev::ComposeSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Ref, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A success of v2 that has one thing to tell.
pub(crate) struct One<T>(PhantomData<T>);

/// A success of v2 that has a list to tell, be it a list of one.
pub(crate) struct Many<T>(PhantomData<T>);

/// A success of v2 that has nothing to tell.
pub(crate) struct Done;

/// About the answer itself.
#[derive(ToSchema)]
pub(crate) struct Meta {
    /// When the answer was written, in seconds since 1970.
    #[schema(example = 1_763_026_882)]
    timestamp: i64,
}

type Named = Vec<(String, RefOr<Schema>)>;

// What the derive would write for a generic type, but with the data named instead of copied.
impl<T: ToSchema> ComposeSchema for One<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        envelope(Ref::from_schema_name(T::name()))
    }
}

impl<T: ToSchema> ToSchema for One<T> {
    fn schemas(schemas: &mut Named) {
        name::<T>(schemas);
    }
}

impl<T: ToSchema> ComposeSchema for Many<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        envelope(ArrayBuilder::new().items(Ref::from_schema_name(T::name())))
    }
}

impl<T: ToSchema> ToSchema for Many<T> {
    fn schemas(schemas: &mut Named) {
        name::<T>(schemas);
    }
}

impl PartialSchema for Done {
    fn schema() -> RefOr<Schema> {
        envelope(ObjectBuilder::new().schema_type(Type::Null))
    }
}

impl ToSchema for Done {
    fn schemas(schemas: &mut Named) {
        name::<Meta>(schemas);
    }
}

/// The envelope of v2 around its data.
fn envelope(data: impl Into<RefOr<Schema>>) -> RefOr<Schema> {
    let object = ObjectBuilder::new().property("data", data).required("data");
    object.property("meta", Ref::from_schema_name(Meta::name())).required("meta").into()
}

/// Puts a type and those it is made of among the components, and what every envelope has.
fn name<T: ToSchema>(schemas: &mut Named) {
    schemas.push((T::name().into(), T::schema()));
    T::schemas(schemas);
    schemas.push((Meta::name().into(), Meta::schema()));
}
