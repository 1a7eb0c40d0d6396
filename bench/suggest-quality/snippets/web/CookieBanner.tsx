import { useState } from 'react';
import { loadAnalytics, loadAdPixels } from './trackers';

const STORAGE_KEY = 'cookie-consent';

export function CookieBanner() {
  const [decided, setDecided] = useState(localStorage.getItem(STORAGE_KEY) !== null);
  if (decided) return null;

  const decide = (choice: 'all' | 'necessary') => {
    localStorage.setItem(STORAGE_KEY, choice);
    if (choice === 'all') {
      loadAnalytics();
      loadAdPixels();
    }
    setDecided(true);
  };

  return (
    <div role="dialog" className="cookie-banner">
      <p>We use cookies to measure how our site is used.</p>
      <button onClick={() => decide('necessary')}>Reject all</button>
      <button onClick={() => decide('all')}>Accept all</button>
    </div>
  );
}
