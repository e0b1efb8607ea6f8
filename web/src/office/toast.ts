import { ElMessage } from 'element-plus/es/components/message/index.mjs';
import 'element-plus/es/components/message/style/css';

const LONG_MS = 20_000;

/** A line that says what was done, and goes by itself. */
export function toast(message: string): void {
  ElMessage({ type: 'success', message, grouping: true });
}

/** A longer text that stays until it is read. */
export function tell(message: string): void {
  ElMessage({ type: 'info', message, duration: LONG_MS, showClose: true });
}
