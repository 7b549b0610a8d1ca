import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const clockMessage = "Take the time from ctx.clock, or use instant() of platform/time.";
const noFreeClock = [
  { selector: "NewExpression[callee.name='Date']", message: clockMessage },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clockMessage },
  { selector: "CallExpression[callee.name='Date']", message: clockMessage },
];
const lines = (max) => ["error", { max, skipBlankLines: false, skipComments: false }];
const functionLines = (max) => ["error", { max, skipBlankLines: true, skipComments: true, IIFEs: true }];

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".data/", ".cache/", "public/", "tests/.out/", "tests/**/.out/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,js,cjs}"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": lines(300),
      "max-lines-per-function": functionLines(70),
      "no-console": "error",
      "no-restricted-syntax": ["error", ...noFreeClock],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"], location: "anywhere" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description", "ts-ignore": true, "ts-nocheck": true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
    },
  },
  // In .ts files `use` is a verb of the ledger.
  {
    files: ["**/*.tsx", "app/ui/**", "**/use-*.ts"],
    plugins: { "react-hooks": hooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  { files: ["app/routes/**"], rules: { "max-lines": lines(120) } },
  { files: ["app/domains/*/commands/**"], rules: { "max-lines": lines(150) } },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": functionLines(140) } },
  { files: ["**/messages*.ts", "db/migrations/**", "tests/**", "**/*.cjs", "app/routes/messages*.ts"], rules: { "max-lines": "off" } },
  { files: ["tests/**"], rules: { "max-lines-per-function": "off" } },
  // Seeds are long lists of facts.
  { files: ["db/seed/**"], rules: { "max-lines-per-function": "off" } },
  { files: ["app/platform/time/**", "tests/**", "app/cli/**"], rules: { "no-restricted-syntax": "off" } },
  { files: ["**/*.cjs"], languageOptions: { globals: { module: "writable" } }, rules: { "@typescript-eslint/no-require-imports": "off" } },
);
