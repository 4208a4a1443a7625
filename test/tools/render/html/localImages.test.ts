import assert from "node:assert/strict";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { localImages } from "../../../../tools/render/html/localImages.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

describe("local images", () => {
  it("puts the images of the notebook's folder into the page, and nothing from outside it", () =>
    inTemporaryFolder(async (folder) => {
      const here = join(folder, "notebooks");
      await mkdir(join(here, "figures"), { recursive: true });
      await writeFile(join(here, "figures", "a b.png"), "hi");
      await writeFile(join(here, "secret.txt"), "no image");
      await writeFile(join(folder, "above.png"), "hi");
      await writeFile(join(here, "large.png"), "");
      await truncate(join(here, "large.png"), 10_000_001);
      const image = localImages(here);
      assert.equal(image("figures/a%20b.png"), "data:image/png;base64,aGk=");
      assert.equal(image("./figures/../figures/a%20b.png"), "data:image/png;base64,aGk=");
      for (const source of [
        "../above.png",
        "none.png",
        "secret.txt",
        "large.png",
        "https://example.org/a.png",
        "%",
      ]) {
        assert.equal(image(source), undefined, source);
      }
    }));
});
