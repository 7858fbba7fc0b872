#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <variant>

#include "desk/api_description.h"
#include "desk/document_reader.h"
#include "desk/http_server.h"
#include "desk/office_seat.h"
#include "desk/page_files.h"
#include "desk/sessions.h"
#include "desk/sign_in_brake.h"

namespace chancery {

struct Call;
/// Carries out an operation.
using Handler = Result<HttpResponse> (*)(Call&);

/// How a desk is set up.
struct DeskSettings {
  std::string store;            ///< the register: a file or postgresql://...
  std::string sample;           ///< the file of the sample register, made when somebody opens it
  std::string pages;            ///< the folder of the built pages
  std::string folder;           ///< for what comes in, ours alone
  std::set<std::string> hosts;  ///< names and addresses by which it may be called, without port
  bool secure = false;          ///< served over TLS
  bool loopback = true;         ///< reached from this machine alone: then the sample register may be opened
};

/// The pages and the API over a register (docs/decisions/0031-desk.md): lets requests in or refuses them, finds their
/// operation, and answers. From several threads.
class Desk {
 public:
  /// Errors: BadSchema, Unreadable (the description or the pages); those of `OpenOffice::open` but NotFound.
  static Result<std::unique_ptr<Desk>> create(DeskSettings settings);
  ~Desk();

  /// For `HttpServer`: by the head alone, without waiting.
  std::variant<BodyRoom, HttpResponse> admit(const HttpRequest& head);
  HttpResponse answer(const HttpRequest& request);

  /// The code that making the register asks for; empty where somebody can sign in already.
  [[nodiscard]] std::string start_code();

  // What handlers need.
  [[nodiscard]] const DeskSettings& settings() const { return settings_; }
  [[nodiscard]] const ApiDescription& description() const { return description_; }
  /// The same as it is sent, with the record types; made when it is asked for first.
  Result<std::string> description_text();
  Sessions& sessions() { return sessions_; }
  SignInBrake& brake() { return brake_; }
  SeatPool& own() { return own_; }
  SeatPool& sample() { return sample_; }
  DocumentReader& documents() { return documents_; }
  /// Somebody can sign in from now on: the code counts no more.
  void close_start();
  /// Asks for one of the things that only one at a time may do (making registers).
  std::mutex& making() { return making_; }

  /// What an operation with an idempotency key gave before; and remembers it.
  std::string find_done(const std::string& key);
  void remember_done(const std::string& key, const std::string& record);

  /// How many requests were answered, by the hundred of their status (2 to 5).
  [[nodiscard]] std::uint64_t answered(std::size_t hundred) const { return answered_[hundred]; }

 private:
  Desk(DeskSettings settings, ApiDescription description, PageFiles pages);
  [[nodiscard]] bool is_our_host(std::string_view host) const;
  std::optional<Session> session_of(const HttpRequest& request);
  /// The refusal of a request that may not be carried out; nothing where it may.
  std::optional<HttpResponse> refuse(const HttpRequest& request, const FoundOperation& found,
                                     const std::optional<Session>& session) const;
  Result<HttpResponse> carry_out(const HttpRequest& request, const FoundOperation& found,
                                 const std::optional<Session>& session);
  HttpResponse answer_api(const HttpRequest& request);

  const DeskSettings settings_;
  ApiDescription description_;
  PageFiles pages_;
  std::map<std::string, Handler, std::less<>> handlers_;
  Sessions sessions_;
  SignInBrake brake_;
  SeatPool own_, sample_;
  DocumentReader documents_;
  std::mutex making_, mutex_;
  std::string code_;
  std::string description_text_;
  std::map<std::string, std::string> done_;
  std::array<std::atomic<std::uint64_t>, 6> answered_{};
};

}  // namespace chancery
