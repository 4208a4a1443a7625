/**
 * How long (ms) anything in a test may take before it counts as hanging: five minutes. Nothing here takes a tenth of
 * that on an idle machine, and no test asks how fast a machine is. Mocha's own limit (.mocharc.json) is longer, so that
 * what hangs is named by the test that waits for it.
 */
export const patience = 300_000;
