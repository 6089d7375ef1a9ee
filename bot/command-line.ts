// How every program of the command line ends: what it prints when it fails, and its exit code.
import { type Command, CommanderError } from 'commander';
import { UserError } from './errors.ts';

/**
 * Runs a program that was told to `exitOverride()`. What the caller can mend (a UserError, a file that can't be read or
 * written) is printed to stderr and ends it with 1; any other error is a fault and is thrown. With `leave` the process
 * ends at once after such a message, for programs that may have something open.
 */
export async function runCommandLine(program: Command, { leave = false } = {}): Promise<void> {
  endWithTheReader();
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else if (error instanceof UserError || isFileError(error)) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
      if (leave) process.exit();
    } else throw error;
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe. */
function endWithTheReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** A file that can't be read or written is the caller's to mend; a connection that fails is not that. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error && error.syscall !== 'connect';
}
