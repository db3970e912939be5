import { changeLanguage, currentLanguage, languages } from '~/lib/strings';
import styles from './shell.module.css';
import { strings } from './shell.strings';

const names = { fr: 'Français', de: 'Deutsch' };

/** French or German, kept on this device. */
export function LanguageSwitch() {
  return (
    <div className={styles.languages} role="group" aria-label={strings.language}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={`${language.toUpperCase()} – ${names[language]}`}
          aria-pressed={language === currentLanguage()}
          onClick={() => void changeLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
