import { render } from 'preact';
import { applyTheme, storedTheme } from './theme.js';
import { Page } from './views/page.js';

applyTheme(storedTheme());
const root = document.getElementById('page');
if (root !== null) render(<Page />, root);
