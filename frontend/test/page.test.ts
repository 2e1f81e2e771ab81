// Which notices the bar shows, and when it changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextEdge, type Notice, running } from "../src/page/bar";

function notice(url: string, changes: Partial<Notice> = {}): Notice {
  const base = { level: "important", title: url, municipality: "", starts: null, ends: null, until: "" };
  return { ...base, url, ...changes };
}

test("a notice runs from its start up to its end, that second no longer included", () => {
  const one = notice("/a/", { starts: 100, ends: 200 });

  assert.deepEqual([99, 100, 199, 200].map((now) => running([one], now, "", "/").length), [0, 1, 1, 0]);
});

test("a page shows the notices of its municipality and of the whole site, and not itself", () => {
  const all = [
    notice("/1/", { municipality: "izcalli" }), notice("/2/", { municipality: "juarez" }), notice("/3/"), notice("/4/"),
  ];

  assert.deepEqual(running(all, 0, "izcalli", "/4/").map((one) => one.url), ["/1/", "/3/"]);
  assert.equal(running(all, 0, "", "/").length, 4);
});

test("the next edge is the nearest start or end to come", () => {
  const all = [notice("/1/", { starts: 50, ends: 300 }), notice("/2/", { starts: 200 })];

  assert.deepEqual([0, 100, 250, 300].map((now) => nextEdge(all, now)), [50, 200, 300, Infinity]);
});
