module libu256.example/go/u256

go 1.19
