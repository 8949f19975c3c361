// Faults that a reader of the code would find late. How it is laid out is Prettier's.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/node_modules/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.browser },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-len": ["error", { code: 100, ignoreTemplateLiterals: true }],
      "max-lines": ["error", 450],
      "no-implicit-globals": "error",
      "no-var": "error",
      "one-var": ["error", "never"],
      "prefer-const": "error",
    },
  },
  { files: ["tests/javascript/*.js"], languageOptions: { globals: globals.node } },
];
