import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const features = [
  "approach",
  "bookings",
  "champions",
  "families",
  "feedback",
  "glossary",
  "impact",
  "interest",
  "programme",
  "resources",
  "sources",
  "standards",
  "tools",
  "upkeep",
  "workshops",
];

/** What a feature shows to the others: what a workshop is, and where an email leaves a list; not how they are kept. */
const open = ["./workshops/workshop.ts", "./interest/interest-link.ts"];

/** Who may import whom: `design` in one table. `target` may not import from `from`, but for what `except` names. */
const zones = [
  {
    target: "./src/components",
    from: "./src",
    except: ["./components"],
    message: "A component takes what it needs as props: it imports components only.",
  },
  {
    target: "./src/layouts",
    from: "./src",
    except: ["./layouts", "./components", "./facts"],
    message: "A layout imports layouts, components and the checked facts.",
  },
  { target: "./src/facts", from: "./src", except: ["./facts"], message: "Facts stand on nothing but _data." },
  {
    target: "./src/server",
    from: "./src",
    except: ["./server", "./layouts", "./components", "./facts"],
    message: "The server does not know the features: what it renders is handed to it by the entry.",
  },
  ...features.map((feature) => ({
    target: `./src/${feature}`,
    from: "./src",
    except: [`./${feature}`, "./components", "./layouts", "./server", "./facts", ...open],
    message:
      "A feature imports its own folder, components, layouts, server and facts; of another feature, only what is open.",
  })),
  {
    target: ["./src/!(local|eleventy)/**", "./src/*.ts"],
    from: ["./functions", "./src/pages", "./src/local", "./tests", "./bench", "./.eleventy.js"],
    message: "Nothing imports the entries, the pages or the machine that it happens to run on.",
  },
  { target: "./functions", from: ["./functions", "./src/pages", "./src/local", "./src/eleventy"] },
  {
    target: "./assets/js",
    from: ["./src", "./functions", "./_data"],
    message: "Browser scripts stand alone.",
  },
];

export default tseslint.config(
  { ignores: ["_site*/", ".local/", ".cache/", "node_modules/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  { languageOptions: { globals: Object.fromEntries(nodeAndWeb().map((name) => [name, "readonly"])) } },
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts", ".tsx", ".js", ".mjs"] })],
    },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "error",
      "no-console": "off",
      eqeqeq: "error",
    },
  },
);

function nodeAndWeb() {
  return [
    "process",
    "console",
    "fetch",
    "Request",
    "Response",
    "URL",
    "URLSearchParams",
    "Headers",
    "AbortSignal",
    "setTimeout",
    "clearTimeout",
    "setInterval",
    "clearInterval",
    "setImmediate",
    "TextEncoder",
    "TextDecoder",
    "Buffer",
    "crypto",
    "performance",
    "document",
    "window",
    "navigator",
    "location",
    "history",
  ];
}
