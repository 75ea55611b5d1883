// Dates, ages, numbers and phones as people write them.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accountNumber,
  initials,
  isPhonePossible,
  phoneAsTyped,
  phoneNumber,
  Words,
} from "../../ui/app/words.js";
import { DAY, NOW } from "./accounts-fixture.js";

const words = new Words("en-GB", (key, args) => `${key} ${args?.count}`);

test("a day has its year only when it could be misread", () => {
  assert.equal(words.day(NOW + 11 * DAY, NOW), "2 Dec");
  assert.equal(words.day(NOW + 85 * DAY, NOW), "14 Feb");
  assert.equal(words.day(NOW + 400 * DAY, NOW), "26 Dec 2027");
  assert.equal(words.day(NOW - 400 * DAY, NOW), "17 Oct 2025");
});

test("a moment is a time today and a day otherwise", () => {
  assert.match(words.moment(NOW, NOW), /^\d\d:\d\d$/);
  assert.equal(words.moment(NOW - 3 * DAY, NOW), "18 Nov");
});

test("a span is told in one unit, rounded down", () => {
  const spans = [0, 6_900, 61_000, 3_599_000, 3_600_000, 3 * DAY].map((ms) => words.span(ms));
  assert.deepEqual(spans, [
    "span-seconds 0",
    "span-seconds 6",
    "span-minutes 1",
    "span-minutes 59",
    "span-hours 1",
    "span-days 3",
  ]);
  assert.equal(words.span(-5_000), "span-seconds 0");
});

test("an account's number is grouped when it has its eight digits", () => {
  assert.equal(accountNumber("24017788"), "2401 7788");
  assert.equal(accountNumber("123"), "123");
});

test("phones are grouped, other names left alone", () => {
  assert.equal(phoneNumber("34600118220"), "+34 600 11 82 20");
  assert.equal(phoneNumber("+371 20001122"), phoneNumber("37120001122"));
  assert.equal(phoneNumber("aurora_help_bot"), "aurora_help_bot");
  assert.equal(phoneNumber("112"), "112");
  // Every digit stays in sight, also one too many.
  assert.equal(phoneNumber("4402012345678"), "+4402012345678");
  assert.equal(phoneNumber("5215512345678").replace(/\D/g, ""), "5215512345678");
  assert.equal(phoneNumber("Аптека 2401 7788"), "Аптека 2401 7788");
});

test("a phone is grouped while it is typed, with or without its plus", () => {
  assert.equal(phoneAsTyped("34600"), "+34 600");
  assert.equal(phoneAsTyped("+"), "+");
  assert.equal(phoneAsTyped(""), "");
  assert.equal(isPhonePossible("34600118220"), true);
  assert.equal(isPhonePossible("3460"), false);
});

test("initials come from the words of a name or an address", () => {
  assert.equal(initials("Northwind Resale"), "NR");
  assert.equal(initials("anna@northwind.example"), "AN");
  assert.equal(initials("élan"), "É");
  assert.equal(initials(""), "·");
});
