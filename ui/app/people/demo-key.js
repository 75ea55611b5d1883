/**
 * The made-up key of the demo's first client, offered there as a hint. It opens nothing else.
 */

/** Whose key it is: Aurora Dental. */
export const DEMO_V3_ACCOUNT = "24017788";

/** Of the right shape, and nobody's. */
export const DEMO_V3_KEY = "5a0db0c5d1f04e2b9c7e3f6a8b1d2c4e";
