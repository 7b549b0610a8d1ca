import { useNavigate } from "@remix-run/react";
import { Dialog } from "radix-ui";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { XIcon } from "./icons";

export interface SheetProps {
  title: ReactNode;
  /** Where closing leads, when the sheet has an address of its own. */
  closeTo?: string;
  onClose?: () => void;
  open?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** From the bottom on phones, centred on desktops: focus is trapped and returned, Esc closes, the page behind is inert. */
export function Sheet({ title, closeTo, onClose, open = true, wide, children }: SheetProps) {
  const { t } = useTranslation("ui");
  const navigate = useNavigate();
  const opener = useRef<Element | null>(null);
  // Without a trigger of its own the dialog cannot know where focus came from.
  const remember = () => {
    opener.current = document.activeElement;
  };
  const giveBack = (event: Event) => {
    if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
    event.preventDefault();
    opener.current.focus();
  };
  const change = (next: boolean) => {
    if (next) return;
    onClose?.();
    if (closeTo !== undefined) navigate(closeTo, { preventScrollReset: true });
  };
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className={classNames("sheet", wide && "wide")} aria-describedby={undefined} onOpenAutoFocus={remember} onCloseAutoFocus={giveBack}>
          <div className="sheet-head">
            <Dialog.Title className="grow h2m">{title}</Dialog.Title>
            <Dialog.Close className="btn quiet icon" aria-label={t("close")}>
              <Icon of={XIcon} size="l" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export interface ConfirmSheetProps {
  /** The button that opens the question. */
  trigger: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  /** The form with the act; its button names the act, never „OK“. */
  children: ReactNode;
  kind?: "plain" | "soft" | "quiet" | "bad";
}

/** A question before an act that cannot be undone. */
export function ConfirmSheet({ trigger, title, text, children, kind = "plain" }: ConfirmSheetProps) {
  const { t } = useTranslation("ui");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)} aria-haspopup="dialog">
        {trigger}
      </Button>
      <Sheet title={title} open={open} onClose={() => setOpen(false)}>
        {text ? <p className="mt-2">{text}</p> : null}
        <div className="acts-wide mt-5">
          {children}
          <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
        </div>
      </Sheet>
    </>
  );
}
