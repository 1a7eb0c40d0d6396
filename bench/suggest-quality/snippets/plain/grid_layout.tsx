import type { ReactNode } from 'react';
import styles from './grid.module.css';

interface GridProps {
  columns: number;
  gap?: number;
  regions?: { header?: ReactNode; footer?: ReactNode };
  children: ReactNode;
}

export function Grid({ columns, gap = 8, regions, children }: GridProps) {
  return (
    <section className={styles.frame} style={{ '--columns': columns, '--gap': `${gap}px` }}>
      {regions?.header && <header className={styles.header}>{regions.header}</header>}
      <div className={styles.body}>{children}</div>
      {regions?.footer && <footer className={styles.footer}>{regions.footer}</footer>}
    </section>
  );
}

export function Badge({ label, tone }: { label: string; tone: 'info' | 'warning' }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{label}</span>;
}
