import query from '@tanstack/eslint-plugin-query';
import a11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * @param {string} group where an import may not come from, as a regular expression
 * @param {string} message what to do instead
 */
const forbid = (group, message) => ({ regex: group, message });

const upwards = forbid('^\\.\\./', 'Import with ~/ so that the zone is visible.');

/** @param {...{ regex: string, message: string }} patterns */
const zone = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [upwards, ...patterns] }] });

export default tseslint.config(
  { ignores: ['eslint.config.js', 'dist', 'node_modules', 'src/api/schema.d.ts', 'src/route-tree.gen.ts', 'test-results', 'playwright-report'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat['recommended-latest'],
  a11y.flatConfigs.strict,
  query.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The router asks for redirects and missing pages to be thrown as they are.
      '@typescript-eslint/only-throw-error': ['error', { allow: ['Redirect', 'NotFoundError'] }],
      // Tables spell their roles out: browsers forget them once a narrow screen shows rows as cards.
      'jsx-a11y/no-interactive-element-to-noninteractive-role': ['error', { tr: ['row'], td: ['cell'], th: ['rowheader', 'columnheader'] }],
      'jsx-a11y/no-redundant-roles': ['error', { nav: ['navigation'], thead: ['rowgroup'], tbody: ['rowgroup'], table: ['table'], tr: ['row'] }],
      // A scrolling region must take the focus, or the keyboard cannot scroll it.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'tabpanel'] }],
    },
  },
  // A cast in a comment does not reach the rule, and JSON is `any` until then.
  { files: ['scripts/**'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['src/lib/**'], rules: zone(forbid('^~/(api|ui|features|routes)/', 'lib stands on its own.')) },
  { files: ['src/ui/**'], rules: zone(forbid('^~/(api|features|routes)/', 'ui knows no domain and fetches nothing.')) },
  { files: ['src/api/**'], rules: zone(forbid('^~/(ui|features|routes)/', 'api stands below the screens.')) },
  {
    files: ['src/features/**'],
    rules: zone(
      forbid('^~/features/', 'Two features meet in a route; own files are imported with ./'),
      forbid('^~/routes/', 'Routes import features, not the other way round.'),
    ),
  },
);
