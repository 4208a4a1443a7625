import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, it } from "mocha";
import { Dealer, Request, Subscriber } from "zeromq";
import { type Message, writer } from "../../../../../tools/kernel/jupyter/message.js";
import { signature } from "../../../../../tools/kernel/node/jupyter/signature.js";
import { fromFrames, toFrames } from "../../../../../tools/kernel/node/jupyter/wire.js";
import { type ZeromqTransport, zeromqTransport } from "../../../../../tools/kernel/node/jupyter/zeromq.js";
import { freeConnection, zeromqLine } from "../../jupyter/lines.js";

describe("zeromqTransport", () => {
  const key = "k";
  const write = writer("s", "u");
  const open: { close(): unknown }[] = [];
  const closed = <T extends { close(): unknown }>(each: T): T => {
    open.unshift(each);
    return each;
  };
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  const start = async (said: string[] = [], patience?: number): Promise<ZeromqTransport> =>
    closed(await zeromqTransport(freeConnection(key), (sentence) => said.push(sentence), patience));

  it("chooses free ports and answers heartbeats", async () => {
    const { connection } = await start();
    const ports = [
      connection.shell_port,
      connection.iopub_port,
      connection.stdin_port,
      connection.control_port,
    ];
    assert.equal(new Set([...ports, connection.hb_port]).size, 5);
    const heart = closed(new Request({ linger: 0 }));
    heart.connect(`tcp://127.0.0.1:${connection.hb_port}`);
    for (const beat of ["a", "b"]) {
      await heart.send(beat);
      assert.equal(String((await heart.receive())[0]), beat);
    }
  });

  it("says which address is taken", async () => {
    const { connection } = await start();
    await assert.rejects(
      zeromqTransport(connection, () => {}),
      /expected a free address for \w+_port, got tcp:\/\/127\.0\.0\.1:\d+ \(.*\): start the kernel again/,
    );
  });

  it("drops what is forged, replayed or not a message, and says so once", async () => {
    const said: string[] = [];
    const transport = await start(said);
    const received: string[] = [];
    transport.listen((_, { content }) => void received.push(String(content.n)));
    const shell = closed(new Dealer({ linger: 0 }));
    shell.connect(`tcp://127.0.0.1:${transport.connection.shell_port}`);
    const genuine = toFrames(write("t", { n: 1 }), [], signature(key));
    const forged = toFrames(write("t", { n: 2 }), [], signature("other"));
    const altered = [...toFrames(write("t", { n: 3 }), [], signature(key)).slice(0, -1), '{"n":4}'];
    const { sign } = signature(key);
    const sent = (...parts: string[]): string[] => ["<IDS|MSG>", sign(parts), ...parts];
    for (const frames of [
      genuine,
      genuine,
      forged,
      altered,
      ["nonsense"],
      ["<IDS|MSG>"],
      ["<IDS|MSG>", "x", "{}"],
      sent("{}", "{}", "{}", "{}"),
      sent("{", "{", "{", "{"),
      sent('{"msg_id":"1","msg_type":"t"}', "{}", "{}", "{"),
      toFrames(write("t", { n: 5 }), [], signature(key)),
    ])
      await shell.send(frames);
    while (received.at(-1) !== "5") await sleep(5);
    assert.deepEqual(received, ["1", "5"]);
    assert.deepEqual(said, [
      "a message was dropped: a message with the same signature came before (further ones are dropped silently)",
    ]);
  });

  it("keeps what is published before anything listens for the first subscriber, after the greeting", async () => {
    const transport = await start();
    for (let n = 0; n < 150; n++) await transport.send("iopub", write("stream", { n }));
    const line = closed(await zeromqLine(transport.connection, key)); // it expects the greeting first
    const numbers: unknown[] = [];
    line.listen((_, { content }) => void numbers.push(content.n));
    await transport.send("iopub", write("stream", { n: 150 }));
    while (numbers.at(-1) !== 150) await sleep(5);
    assert.deepEqual(
      numbers,
      Array.from({ length: 101 }, (_, i) => 50 + i),
    );
  });

  it("publishes a hundred thousand messages without losing one", async () => {
    const transport = await start();
    const line = closed(await zeromqLine(transport.connection, key));
    let [next, ordered] = [0, true];
    line.listen((_, { content }) => {
      if (content.n !== next++) ordered = false;
    });
    for (let n = 0; n < 100_000; n++) await transport.send("iopub", write("stream", { n }));
    while (next < 100_000) await sleep(5);
    assert.ok(ordered);
  });

  it("waits for a front end that reads nothing, then continues without it, and the others miss nothing", async () => {
    const said: string[] = [];
    const transport = await start(said, 300);
    const idle = closed(new Subscriber({ linger: 0, receiveHighWaterMark: 1 }));
    idle.subscribe("");
    idle.connect(`tcp://127.0.0.1:${transport.connection.iopub_port}`);
    const first = fromFrames((await idle.receive()).slice(1), signature(key));
    assert.equal((first as { message: Message }).message.header.msg_type, "iopub_welcome");
    const line = closed(await zeromqLine(transport.connection, key));
    const numbers: unknown[] = [];
    line.listen((_, { content, header }) => {
      if (header.msg_type === "stream") numbers.push(content.n);
    });
    const text = "x".repeat(1 << 16);
    let n = 0;
    for (; said.length === 0; n++) await transport.send("iopub", write("stream", { n, text }));
    assert.match(said[0]!, /has read no output for 0.3 s: it misses what follows until it reads again/);
    while (numbers.length < n) await sleep(5);
    assert.deepEqual(
      numbers,
      Array.from({ length: n }, (_, i) => i),
    );
  });

  it("encrypts if the connection file has keys", async () => {
    const { curveKeyPair } = await import("zeromq");
    const { publicKey, secretKey } = curveKeyPair();
    const connection = { ...freeConnection(key), curve_publickey: publicKey, curve_secretkey: secretKey };
    const transport = closed(await zeromqTransport(connection, () => {}));
    const received = new Promise<Message>((done) => transport.listen((_, message) => done(message)));
    const mine = curveKeyPair();
    const plain = closed(new Dealer({ linger: 0 }));
    const shell = closed(
      new Dealer({
        linger: 0,
        curveServerKey: publicKey,
        curvePublicKey: mine.publicKey,
        curveSecretKey: mine.secretKey,
      }),
    );
    for (const [socket, n] of [
      [plain, 1],
      [shell, 2],
    ] as const) {
      socket.connect(`tcp://127.0.0.1:${transport.connection.shell_port}`);
      await socket.send(toFrames(write("t", { n }), [], signature(key)));
      await sleep(100);
    }
    assert.deepEqual((await received).content, { n: 2 });
  });
});
