/** Somebody in a drawn circle, seen from above. */
export type Person = {
  /** Where they sit, in degrees clockwise from the top. */
  at: number;
  /** How large they are beside a grown-up. */
  scale: number;
  clothes: "teal" | "deep" | "red" | "sun" | "ochre" | "plum" | "blue" | "green";
  skin: string;
  hair: string;
  /** How much of the head the hair covers, from above. */
  fringe: number;
};

export type Circle = { people: readonly Person[]; /** The empty seat, in degrees. */ open?: number };

export type Looks = Omit<Person, "at">;

const woman: Looks = { scale: 1, clothes: "teal", skin: "#f2d3bd", hair: "#2a211d", fringe: 0.5 };
const boy: Looks = { scale: 0.86, clothes: "red", skin: "#8a5a3b", hair: "#191413", fringe: 0.45 };
const mother: Looks = { scale: 1.02, clothes: "sun", skin: "#e8b796", hair: "#6b4a2c", fringe: 0.62 };
const child: Looks = { scale: 0.66, clothes: "green", skin: "#f0cba4", hair: "#b98b3c", fringe: 0.4 };
const man: Looks = { scale: 1, clothes: "deep", skin: "#a9704a", hair: "#40291d", fringe: 0.36 };
const grandfather: Looks = { scale: 0.93, clothes: "ochre", skin: "#f3d9c4", hair: "#8d8b83", fringe: 0.48 };
const aunt: Looks = { scale: 1.04, clothes: "plum", skin: "#6d452c", hair: "#1c1412", fringe: 0.55 };
const girl: Looks = { scale: 0.74, clothes: "blue", skin: "#dba57c", hair: "#4d3020", fringe: 0.4 };
const teenager: Looks = { scale: 0.92, clothes: "teal", skin: "#efc9ab", hair: "#2f2622", fringe: 0.5 };

/** Those who sit in the drawings of this site. */
export const cast = { woman, boy, mother, child, man, grandfather, aunt, girl, teenager };

const seated = (...rows: [at: number, looks: Looks][]) => rows.map(([at, looks]) => ({ at, ...looks }));

/** Everybody, with one seat open for whoever looks. */
const everyone: Circle = {
  people: seated(
    [0, woman],
    [38, boy],
    [72, mother],
    [144, child],
    [180, man],
    [216, grandfather],
    [252, aunt],
    [288, girl],
    [324, teenager],
  ),
  open: 108,
};

/** Two people talking. */
const pair: Circle = { people: seated([90, mother], [270, man]) };

/** A family and the one worker who sits with them. */
const family: Circle = {
  people: seated([0, woman], [72, aunt], [128, child], [180, mother], [236, girl], [290, grandfather]),
};

/** A class with its teacher: one grown-up among twelve. */
const classroom: Circle = {
  people: seated(
    [0, woman],
    ...[child, girl, boy, girl, child, boy, child, girl, child, boy, girl, child].map(
      (looks, place): [number, Looks] => [40 + place * 25.5, { ...looks, scale: 0.6 }],
    ),
  ),
};

/** Workers learning together, one seat still free. */
const workshop: Circle = {
  people: seated([0, man], [51, teenager], [103, aunt], [206, woman], [257, grandfather], [309, mother]),
  open: 154,
};

export const circles = { everyone, pair, family, classroom, workshop };
export type CircleName = keyof typeof circles;
