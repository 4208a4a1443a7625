// The names that the tensors of the originals have in a state_dict, of the paths of our parameters. Ours follow theirs; what
// differs: "W" and "b" for "weight" and "bias", camelCase, and the numbers of layers between which an activation stands.

/** SchNetPack's: a NeuralNetworkPotential whose first output module is an Atomwise. */
export function schNetName(path: string): string {
  const inside = path.startsWith("outnet.") ? path : `representation.${path}`;
  return ended(
    inside.replace(/^outnet/, "output_modules.0.outnet").replace("filterNetwork", "filter_network"),
    { one: "0", two: "1" },
  );
}

/** SchNetPack's: a NeuralNetworkPotential whose first output module is an Atomwise. */
export function painnName(path: string): string {
  const inside = path
    .replace(/^outnet/, "output_modules.0.outnet")
    .replace("filterNet", "filter_net")
    .replace(/interactions\.(\d+)/, "interactions.$1.interatomic_context_net")
    .replace(/mixing\.(\d+)\.VU/, "mixing.$1.mu_channel_mix.W")
    .replace(/mixing\.(\d+)\.(one|two)/, "mixing.$1.intraatomic_context_net.$2");
  return ended(inside, { one: "0", two: "1" });
}

/** Those of the authors' repository: a BaseModel. */
export function eqgatName(path: string): string {
  const inside = path
    .replace(/^representation\.embedding/, "init_embedding")
    .replace(/^representation\.convs\.(\d+)\.(one|two)/, "gnn.convs.$1.edge_net.$2")
    .replace(/^representation\.convs\.(\d+)\.scalarNet/, "gnn.convs.$1.scalar_net")
    .replace(/^representation\.convs\.(\d+)\.V/, "gnn.convs.$1.vector_net.W")
    .replace(/^representation\.updates\.(\d+)\.(one|two)/, "gnn.convs.$1.update_net.Ws.$2")
    .replace(/^representation\.updates\.(\d+)\.(Wv\d)/, "gnn.convs.$1.update_net.$2.W")
    .replace(/^Wv$/, "post_lin.Wv0.W")
    .replace(/^Ws/, "post_lin.Ws")
    .replace(/^outnet\.one/, "downstream.0")
    .replace(/^outnet\.two/, "downstream.2");
  return ended(inside, { one: "0", two: "1" });
}

/** Those of the authors' repository: an EGNN_vel. */
export function egnnName(path: string): string {
  const inside = path
    .replace(/^layers\.(\d+)/, "gcl_$1")
    .replace(/\.(edge|node)\.0/, ".$1_mlp.0")
    .replace(/\.(edge|node)\.1/, ".$1_mlp.2")
    .replace(/\.velocity\.0/, ".coord_mlp_vel.0")
    .replace(/\.velocity\.1/, ".coord_mlp_vel.2")
    .replace(/\.place\./, ".coord_mlp.0.")
    .replace(/\.pull$/, ".coord_mlp.2.W");
  return ended(inside, {});
}

/** Those of the package nequip 0.6, of its EnergyModel, without what stands in front of all of them. */
export function nequipName(path: string): string {
  return path
    .replace(/^representation\./, "")
    .replace(/^radialBasis\.w$/, "radial_basis.basis.bessel_weights")
    .replace(/^E$/, "chemical_embedding.linear.weight")
    .replace(/^layers\.(\d+)\./, "layer$1_convnet.conv.")
    .replace(/conv\.linear(\d)\.W$/, "conv.linear_$1.weight")
    .replace(/conv\.radial\.layers\.(\d+)\.W$/, "conv.fc.layer$1.weight")
    .replace(/conv\.selfConnection$/, "conv.sc.weight")
    .replace(/^hidden\.W$/, "conv_to_output_hidden.linear.weight")
    .replace(/^scalar\.W$/, "output_hidden_to_scalar.linear.weight");
}

/** The last word as PyTorch has it, and the numbers of layers. */
function ended(path: string, layers: Readonly<Record<string, string>>): string {
  const words = path.split(".").map((word) => layers[word] ?? word);
  const last = words.pop()!;
  const known: Readonly<Record<string, string>> = { W: "weight", E: "weight", b: "bias" };
  return [...words, ...(last in known ? [known[last]!] : [last, "weight"])].join(".");
}
