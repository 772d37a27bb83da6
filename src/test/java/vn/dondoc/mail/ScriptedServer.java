package vn.dondoc.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A small mail server on a free port that answers as it is told to: at each phase with any answer,
 * late, or by cutting the connection.
 */
final class ScriptedServer implements AutoCloseable {
  enum Phase {
    CONNECT,
    EHLO,
    MAIL,
    RCPT,
    DATA,
    /** In the middle of the message. */
    BODY,
    /** The message is there, and is not accepted yet. */
    BEFORE_ACCEPTANCE,
    /** It is accepted, and nobody has been told. */
    AFTER_ACCEPTANCE,
    QUIT
  }

  /**
   * A message that was accepted.
   *
   * @param client what the other side called itself
   */
  record Accepted(String messageId, String to, String subject, String client, int connection) {}

  interface Script {
    Does at(Phase phase, String argument);
  }

  /** What the server does where it would have gone on. */
  sealed interface Does {
    record Answer(String line) implements Does {}

    record Cut() implements Does {}
  }

  static final Script GOES_ON = (phase, argument) -> null;

  private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final int port;
  private ServerSocket server;
  private volatile Script script = GOES_ON;
  private volatile Duration delay = Duration.ZERO;
  private volatile Consumer<Accepted> onAcceptance = mail -> {};

  ScriptedServer() throws IOException {
    server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    port = server.getLocalPort();
    listen();
  }

  int port() {
    return port;
  }

  void does(Script script) {
    this.script = script;
  }

  void delaysEachReply(Duration delay) {
    this.delay = delay;
  }

  void onAcceptance(Consumer<Accepted> listener) {
    onAcceptance = listener;
  }

  List<Accepted> accepted() {
    return accepted;
  }

  List<String> subjectsTo(String address) {
    return accepted.stream().filter(m -> m.to().equals(address)).map(Accepted::subject).toList();
  }

  int connections() {
    return connections.get();
  }

  void goAway() throws IOException {
    server.close();
    open.forEach(ScriptedServer::cut);
  }

  void comeBack() throws IOException {
    server = new ServerSocket(port, 200, InetAddress.getByName("127.0.0.1"));
    listen();
  }

  @Override
  public void close() throws IOException {
    goAway();
  }

  private void listen() {
    ServerSocket listening = server;
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (!listening.isClosed()) {
                try {
                  Socket socket = listening.accept();
                  open.add(socket);
                  int number = connections.incrementAndGet();
                  Thread.ofPlatform().daemon().start(() -> serve(socket, number));
                } catch (IOException e) {
                  return;
                }
              }
            });
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      converse(socket, number);
    } catch (IOException | UncheckedIOException e) {
      // cut, by either side
    } finally {
      open.remove(socket);
    }
  }

  private void converse(Socket socket, int number) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = socket.getOutputStream();
    if (!goOn(Phase.CONNECT, "", socket, out, "220 here")) {
      return;
    }
    String to = "";
    String client = "";
    String line;
    while ((line = in.readLine()) != null) {
      String command = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
      switch (command) {
        case "EHLO", "HELO" -> {
          client = line.substring(4).strip();
          goOn(Phase.EHLO, line, socket, out, "250 here");
        }
        case "MAIL" -> goOn(Phase.MAIL, line, socket, out, "250 ok");
        case "RCPT" -> {
          to = line.replaceAll(".*<(.*)>.*", "$1");
          goOn(Phase.RCPT, to, socket, out, "250 ok");
        }
        case "DATA" -> {
          if (goOn(Phase.DATA, to, socket, out, "354 go on")) {
            message(to, client, number, in, socket, out);
          }
        }
        case "QUIT" -> {
          goOn(Phase.QUIT, "", socket, out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private void message(
      String to, String client, int number, BufferedReader in, Socket socket, OutputStream out)
      throws IOException {
    String id = "";
    String subject = "";
    boolean header = true;
    String line;
    while ((line = in.readLine()) != null && !line.equals(".")) {
      if (header && line.toLowerCase(java.util.Locale.ROOT).startsWith("message-id:")) {
        id = line.substring(line.indexOf(':') + 1).strip();
      } else if (header && line.startsWith("Subject:")) {
        subject = line.substring(line.indexOf(':') + 1).strip();
      } else if (header && line.isEmpty()) {
        header = false;
        if (script.at(Phase.BODY, to) != null) {
          cut(socket);
          return;
        }
      }
    }
    if (line == null) {
      return;
    }
    Does does = script.at(Phase.BEFORE_ACCEPTANCE, to);
    if (does == null) {
      Accepted mail = new Accepted(id, to, subject, client, number);
      accepted.add(mail);
      onAcceptance.accept(mail);
      goOn(Phase.AFTER_ACCEPTANCE, to, socket, out, "250 accepted");
    } else {
      act(does, socket, out);
    }
  }

  /** False when it answered otherwise. */
  private boolean goOn(Phase phase, String argument, Socket socket, OutputStream out, String answer)
      throws IOException {
    Does does = script.at(phase, argument);
    if (does != null) {
      act(does, socket, out);
      return false;
    }
    say(out, answer);
    return true;
  }

  private void act(Does does, Socket socket, OutputStream out) throws IOException {
    switch (does) {
      case Does.Answer answer -> say(out, answer.line());
      case Does.Cut cut -> cut(socket);
    }
  }

  private void say(OutputStream out, String line) throws IOException {
    if (!delay.isZero()) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** As a machine that goes down: without a word. */
  private static void cut(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
