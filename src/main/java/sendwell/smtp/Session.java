package sendwell.smtp;

import sendwell.mail.Server;

/** A conversation that has come as far as the sign-in, and what is known about the other side. */
record Session(Server server, Wire wire, Extensions extensions, SmtpTimeouts timeouts) {
  Diagnosis diagnosis() {
    return new Diagnosis(server, timeouts);
  }
}
