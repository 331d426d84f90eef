/** Is what stands for Farewell itself where someone is chosen. No user has such an id. */
export const farewellItself = "farewell";
