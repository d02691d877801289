// The page's words in both languages, for tests that ask for them at once.
import { learn } from '../www/i18n';

await Promise.all([learn('zh'), learn('en')]);
