"""What is kept about a person in every package: found, exported, erased and forgotten by the manifests."""
