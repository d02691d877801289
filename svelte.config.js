// The page is all runes.
export default { compilerOptions: { runes: true } };
