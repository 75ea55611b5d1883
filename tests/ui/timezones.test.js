// Time zones by city, as the offsets the API takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cityOf, findZones, offsetAt, offsetLabel, zones } from "../../ui/app/timezones.js";

const WINTER = Date.UTC(2026, 0, 15);
const SUMMER = Date.UTC(2026, 6, 15);

test("an offset is that of the day asked about", () => {
  assert.equal(offsetAt("Europe/Riga", WINTER), 2);
  assert.equal(offsetAt("Europe/Riga", SUMMER), 3);
  assert.equal(offsetAt("Asia/Kolkata", WINTER), 5.5);
  assert.equal(offsetAt("America/St_Johns", WINTER), -3.5);
  assert.equal(offsetAt("Etc/UTC", WINTER), 0);
});

test("every listed city can be sent: −12 to 14", () => {
  const all = zones(WINTER);
  assert.ok(all.length > 100);
  for (const zone of all) assert.ok(zone.offset >= -12 && zone.offset <= 14, zone.id);
  const offsets = all.map((zone) => zone.offset);
  assert.deepEqual(offsets, offsets.toSorted((a, b) => a - b));
});

test("cities that change their clocks are known", () => {
  const [riga, dubai] = zones(SUMMER, ["Europe/Riga", "Asia/Dubai"]);
  assert.deepEqual([riga.city, riga.shifts], ["Riga", true]);
  assert.deepEqual([dubai.city, dubai.shifts], ["Dubai", false]);
});

test("cities and offsets as people write them", () => {
  assert.equal(cityOf("America/Argentina/Buenos_Aires"), "Buenos Aires");
  assert.equal(cityOf("Asia/Calcutta"), "Kolkata");
  const labels = [2, 0, -3.5, 5.75, 14].map(offsetLabel);
  assert.deepEqual(labels, ["UTC+2", "UTC", "UTC−3:30", "UTC+5:45", "UTC+14"]);
});

test("a city is found by its beginning first, a region and an offset too", () => {
  const all = zones(WINTER, ["Europe/Riga", "America/Grand_Turk", "Asia/Dubai"]);
  assert.equal(findZones(all, "rig")[0].city, "Riga");
  assert.deepEqual(findZones(all, "utc+4").map((zone) => zone.city), ["Dubai"]);
  assert.deepEqual(findZones(all, "utc-5").map((zone) => zone.city), ["Grand Turk"]);
  assert.equal(findZones(all, " ").length, 3);
  assert.equal(findZones(all, "nowhere").length, 0);
});
