#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "intake/formats/recognizer.h"

namespace chancery {

/// How well lines can be read with a set of models, 0 to 100: 0 where Tesseract is not surer of their letters than of
/// ink that it knows nothing of; less where the letters are not those of the models' script. 0 without letters.
[[nodiscard]] double quality_of(const std::vector<RecognizedLine>& lines, std::string_view models);

struct ChosenModels {
  std::string models;  ///< as Tesseract names them; empty where none reads the page
  double quality = 0;  ///< of the lines that were tried
};

/// The models that read some lines of the page best, of those that are installed. Errors: NotFound (none is).
[[nodiscard]] Result<ChosenModels> choose_models(Pix* grey);

/// What is less is no text that anybody could use.
inline constexpr double kReadable = 35;
/// From here on a page stands upright and is read with the models of its script. Latin letters are known better, and
/// still look like letters upside down.
[[nodiscard]] double well_read(std::string_view models);

/// Of models that read a script whose signs stand above and below letters, the one that reads
/// the letters of that script alone, the best that is installed; else empty.
[[nodiscard]] std::string_view stacked_script(std::string_view models);

/// What an officer calls the script or language of these models; empty where it is one that Chancery reads.
[[nodiscard]] std::string_view foreign_script(std::string_view models);

}  // namespace chancery
