#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace chancery {

enum class ErrorKind : std::uint8_t {
  Unreadable,       ///< the file cannot be opened or read
  Empty,            ///< the file holds nothing
  TooLarge,         ///< over a limit that the office can raise
  NotText,          ///< bytes that are no text in a known encoding
  UnknownFormat,    ///< a format that intake does not know (yet)
  UnknownEncoding,  ///< text whose encoding cannot be told with certainty
  Locked,           ///< needs a password
  BadPack,          ///< a language pack, world file or compiled pack that breaks its rules
  BadArgument,      ///< a command line or setting that cannot be carried out
  BadSchema,        ///< a file of the schema that breaks its rules
  NotFound,         ///< what was asked for by name is not there
  NotAStore,        ///< a file or database that holds no register
  NewerStore,       ///< a register written by a newer release
  Damaged,          ///< a register whose content is not what was written
  StoreBusy,        ///< another process holds the register for too long
  StoreFull,        ///< no space is left where the register lies
  StoreReadOnly,    ///< the register may not be written
  StoreFailed,      ///< the database refused for another reason, given in the sentence
  Conflict,         ///< what was decided rests on a state that has changed since
};

/// What went wrong, in one sentence for a person, and where: a file name, with line and key where there are such.
struct Error {
  ErrorKind kind;
  std::string sentence;
  std::string place;

  /// `place: sentence`, or the sentence alone where there is no place.
  [[nodiscard]] std::string message() const { return place.empty() ? sentence : place + ": " + sentence; }
};

/// A value or an `Error`; members are named as in C++23 `std::expected`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For steps that yield nothing but may fail.
using Status = std::optional<Error>;

#define CHANCERY_JOIN_INNER(a, b) a##b
#define CHANCERY_JOIN(a, b) CHANCERY_JOIN_INNER(a, b)
/// Declares `name` with the value of `expr`, a `Result`, or returns its error.
#define TRY(name, expr)                                                             \
  auto CHANCERY_JOIN(try_, __LINE__) = (expr);                                      \
  if (!CHANCERY_JOIN(try_, __LINE__)) return CHANCERY_JOIN(try_, __LINE__).error(); \
  auto name = std::move(CHANCERY_JOIN(try_, __LINE__)).value()

}  // namespace chancery
