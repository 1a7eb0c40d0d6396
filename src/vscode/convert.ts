import * as vscode from 'vscode';
import type { Position, Range, Severity } from '../core/index.ts';

export function toVsPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

export function toVsRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(toVsPosition(start), toVsPosition(end));
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

export function toVsSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}
