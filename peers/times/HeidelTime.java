import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** Tags every FOLDER/ID.txt, whose first line is its date, and writes FOLDER/ID.tml beside it; no part-of-speech tagger. */
public class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[1], POSTagger.NO, false);
        try (var files = Files.newDirectoryStream(folder, "*.txt")) {
            for (Path file : files) {
                String[] parts = Files.readString(file).split("\n", 2);
                String tagged = tagger.process(parts[1], new SimpleDateFormat("yyyy-MM-dd").parse(parts[0]));
                Files.writeString(Path.of(file.toString().replace(".txt", ".tml")), tagged);
            }
        }
    }
}
