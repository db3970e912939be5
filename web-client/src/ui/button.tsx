import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import styles from '~/ui/button.module.css';
import { strings } from '~/ui/ui.strings';

interface Look {
  /** `primary`: the one thing to do here. `quiet`: beside others. `danger`: takes something away. */
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  small?: boolean;
}

const classes = ({ look = 'secondary', small }: Look, busy = false) =>
  [styles.button, look === 'secondary' ? undefined : styles[look], small ? styles.small : undefined, busy ? styles.busy : undefined]
    .filter((name) => name !== undefined)
    .join(' ');

interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** While the answer is awaited: the button turns, keeps the focus and does nothing. */
  busy?: boolean;
}

export function Button({ look, small, busy, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes({ look, small }, busy)}
      aria-disabled={busy ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

interface AnchorProps extends Look, AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor({ look, small, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={classes({ look, small })}>
      {children}
    </a>
  );
}

/** A link of the router that looks like a button, for going somewhere rather than doing something. */
export const LinkButton = createLink(ButtonAnchor);

/** A link out of the router that looks like a button: a file to keep, a page of another site. */
export const AnchorButton = ButtonAnchor;

/** Opens the printing dialog of the browser. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>{strings.print}</Button>;
}
