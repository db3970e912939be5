import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import styles from '~/ui/feedback.module.css';
import { strings } from '~/ui/ui.strings';

interface Toast {
  text: string;
  /** Takes back what was just done. A toast that offers it stays until it is closed or replaced. */
  undo?: () => void;
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says that something was done: `show({ text, undo })`. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

/** What follows a dialog's form: the draft is forgotten, the page says what happened, the dialog closes. */
export function useDone(text: string, onClose: () => void) {
  const show = useToast();
  return (sent: () => void) => ({
    onSuccess: () => {
      sent();
      show({ text });
      onClose();
    },
  });
}

const seconds = 8;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast>();
  const show = useCallback((next: Toast) => setToast(next), []);

  useEffect(() => {
    if (toast === undefined || toast.undo !== undefined) return;
    const timer = setTimeout(() => setToast(undefined), seconds * 1000);
    return () => clearTimeout(timer);
  }, [toast]);

  return (
    <ToastContext value={show}>
      {children}
      <div className={styles.toasts} role="status">
        {toast && (
          <div className={styles.toast}>
            <span>{toast.text}</span>
            {toast.undo && (
              <Button
                small
                onClick={() => {
                  setToast(undefined);
                  toast.undo?.();
                }}
              >
                {strings.undo}
              </Button>
            )}
            <Button small look="quiet" onClick={() => setToast(undefined)}>
              {strings.close}
            </Button>
          </div>
        )}
      </div>
    </ToastContext>
  );
}
