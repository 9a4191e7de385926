import js from "@eslint/js";
import globals from "globals";

// Logic modules run in Node as they stand: no page, no socket, no clock, no chance.
const PURE = [
  "static/js/jamboard/{protocol,ops,board,confirmed,overlay,outbox,desk,view,sync,presence}.js",
  "static/js/lib/{ids,timing,text}.js",
];
const IMPURE_GLOBALS = [
  "window", "document", "WebSocket", "sessionStorage", "localStorage", "fetch",
  "crypto", "setTimeout", "setInterval", "requestAnimationFrame", "performance",
  "navigator", "location", "Date",
];
const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln"];

export default [
  js.configs.recommended,
  {
    files: ["static/js/**/*.js"],
    languageOptions: { globals: { ...globals.browser, htmx: "readonly" } },
    rules: {
      eqeqeq: "error",
      "prefer-const": "error",
      "no-var": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-console": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 40, skipComments: true }],
      complexity: ["error", 10],
      "no-restricted-syntax": [
        "error",
        ...MARKUP.map((name) => ({
          selector: `MemberExpression[property.name="${name}"]`,
          message: `Set textContent or clone a template; ${name} turns words into markup.`,
        })),
        {
          selector: "ImportDeclaration > Literal[value=/^[^.]/]",
          message: "Import by relative path, with its extension.",
        },
      ],
    },
  },
  {
    files: PURE,
    rules: {
      "no-restricted-globals": ["error", ...IMPURE_GLOBALS],
      "no-restricted-properties": ["error", { object: "Math", property: "random" }],
    },
  },
  {
    files: ["tests/js/**/*.js"],
    languageOptions: { globals: globals.node },
  },
];
