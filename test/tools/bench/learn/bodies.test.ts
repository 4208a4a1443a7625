import assert from "node:assert/strict";
import { haarRotation, random, type Tensor, tensor } from "noether";
import {
  egnnForecast,
  egnnInSteps,
  type Forecast,
  type Motion,
  messageForecast,
  motions,
  placeError,
  straight,
} from "../../../../tools/bench/learn/bodies.js";

describe("forecasts of charged bodies", () => {
  const [motion] = motions(1, 3) as [Motion];
  const R = tensor(haarRotation(3, random(4)));
  const turned = (x: Tensor): Tensor =>
    x.reshape([x.shape[0]!, -1, 3]).matmul(R.transpose()).reshape(x.shape);
  const moved: Motion = {
    ...motion,
    positions: turned(motion.positions).add(tensor([[1, 2, -1]])),
    velocities: turned(motion.velocities),
  };
  /** How far the forecast of the turned motion is from the turned forecast. */
  const gap = (forecast: Forecast): number => {
    const parameters = forecast.init(random(5));
    const [still, other] = [motion, moved].map((each) => forecast.apply(parameters, each)) as [
      Tensor,
      Tensor,
    ];
    const shift = tensor([Array.from({ length: still.shape[1]! }, (_, k) => [1, 2, -1][k % 3]!)]);
    return other.sub(turned(still).add(shift)).abs().max().item();
  };

  it("turn with the bodies where the network is EGNN, at once or in steps, and not where it knows permutations alone", () => {
    assert.ok(gap(egnnForecast(8)) < 1e-4);
    assert.ok(gap(egnnInSteps(8)) < 1e-4);
    assert.ok(gap(messageForecast(8)) > 1e-2);
  });

  it("are off by 0.44 where bodies fly straight on for two units of time, and by nothing where all is known", () => {
    const error = placeError(straight, motions(500, 99));
    assert.ok(Math.abs(error - 0.44) < 0.01, String(error));
    assert.equal(
      placeError(({ later }) => later, motions(3, 1)),
      0,
    );
    const [end] = motions(1, 1);
    const last = end!.way.slice(1, end!.way.shape[1]! - 3);
    assert.deepEqual(last.toArray(), end!.later.toArray());
  });
});
